internal import CNcurses
internal import Text

/// Turns cells of a grid into cells of curses.
struct CellWriter {
    private let colors: ColorDepth
    /// Styles as this terminal shows them.
    private var reduced: [Style: Style] = [:]
    private var line: [cchar_t] = []

    init(colors: ColorDepth) {
        self.colors = colors
    }

    /// Writes a row from the left edge of a window.
    mutating func write(_ cells: ArraySlice<Cell>, row: Int32, on window: UnsafeMutablePointer<WINDOW>) {
        line.removeAll(keepingCapacity: true)
        var style: Style?
        var attributes: attr_t = 0
        var pair: Int32 = 0
        for cell in cells where !cell.isContinuation {
            if cell.style != style {
                style = cell.style
                (attributes, pair) = look(of: cell.style)
            }
            append(cell, attributes: attributes, pair: pair)
        }
        _ = unsafe line.withUnsafeBufferPointer { buffer in
            unsafe mvwadd_wchnstr(window, row, 0, buffer.baseAddress, Int32(buffer.count))
        }
    }

    /// Whether the C library takes as many cells for a character as the grid does.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        return assay_width(wchar_t(scalar.value)) == Int32(CellWidth.of(scalar))
    }

    /// The second gate: a character that the C library counts otherwise than the grid never reaches the terminal,
    /// for curses would lose its place by it.
    private mutating func append(_ cell: Cell, attributes: attr_t, pair: Int32) {
        guard CellWriter.isPrintable(cell.scalar) else {
            let width = cell.scalar.isASCII ? 1 : CellWidth.of(cell.scalar)
            for _ in 0..<width { append("?", mark: "\0", attributes: attributes, pair: pair) }
            return
        }
        let isMark = cell.mark == "\0" || assay_width(wchar_t(cell.mark.value)) == 0
        append(cell.scalar, mark: isMark ? cell.mark : "\0", attributes: attributes, pair: pair)
    }

    private mutating func append(
        _ scalar: Unicode.Scalar, mark: Unicode.Scalar, attributes: attr_t, pair: Int32
    ) {
        var cell = cchar_t()
        _ = unsafe assay_set_cell(&cell, wchar_t(scalar.value), wchar_t(mark.value), attributes, pair)
        line.append(cell)
    }

    /// The attributes and the colour pair of a style.
    ///
    /// Pairs are made when they are first seen; when there are no more of them, curses takes the oldest.
    private mutating func look(of style: Style) -> (attr_t, Int32) {
        let shown = reduced[style] ?? style.reduced(to: colors)
        if reduced.count >= 4_096 { reduced.removeAll() }
        reduced[style] = shown
        let (foreground, background) = (number(of: shown.foreground), number(of: shown.background))
        let pair = foreground < 0 && background < 0 ? 0 : max(0, alloc_pair(foreground, background))
        return (CellWriter.attributes(of: shown.attributes), pair)
    }

    private func number(of color: Color) -> Int32 {
        switch color {
        case .standard:
            return -1
        case .indexed(let index) where colors < .direct || index < 8:
            return Int32(index)
        default:
            let (red, green, blue) = color.components
            return Int32(red << 16 | green << 8 | blue)
        }
    }

    private static func attributes(of attributes: Style.Attributes) -> attr_t {
        let known: [(Style.Attributes, attr_t)] = [
            (.bold, assay_attr_bold), (.dim, assay_attr_dim), (.italic, assay_attr_italic),
            (.underline, assay_attr_underline), (.reverse, assay_attr_reverse),
        ]
        return known.reduce(assay_attr_normal) { $0 | (attributes.contains($1.0) ? $1.1 : 0) }
    }
}
