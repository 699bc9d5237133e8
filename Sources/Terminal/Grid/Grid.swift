internal import Text

/// A frame: rows and columns of cells that widgets draw into and a terminal, a file or a test shows.
///
/// It is a value. What lies outside is clipped, a wide character takes two cells or none, and only ``SafeText`` and
/// glyphs of charts get in.
public struct Grid: Hashable, Sendable {
    public let size: Size
    /// Where the terminal's cursor shows; nil hides it.
    public var cursor: Position?
    /// In the order in which they were placed.
    var links: [PlacedLink] = []
    /// Row after row.
    private var cells: [Cell]

    /// Makes an empty grid; each side is cut to 1,000 cells, far more than any terminal has.
    public init(size: Size) {
        self.size = Size(columns: min(size.columns, 1_000), rows: min(size.rows, 1_000))
        cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    }

    /// All of it.
    public var bounds: Rect { Rect(size: size) }

    /// The cell at a place; a blank outside the grid.
    public subscript(position: Position) -> Cell {
        index(of: position).map { cells[$0] } ?? .blank
    }

    /// The cells of a row from left to right; none outside the grid.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        guard (0..<size.rows).contains(row) else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Puts one character into a cell; outside `clip` nothing happens.
    ///
    /// This is the only way into the cells. What is not printable becomes `·` even here.
    mutating func place(
        _ scalar: Unicode.Scalar, mark: Unicode.Scalar = "\0", at position: Position, style: Style, clip: Rect
    ) {
        let width = CellWidth.of(scalar)
        guard (1...2).contains(width) else {
            place("·", at: position, style: style, clip: clip)
            return
        }
        let last = Position(column: position.column + width - 1, row: position.row)
        guard clip.contains(position), clip.contains(last), let index = index(of: position),
            self.index(of: last) != nil
        else { return }
        for half in index..<index + width { splitWideCharacter(at: half) }
        cells[index] = Cell(scalar: scalar, mark: mark, style: style)
        if width == 2 { cells[index + 1] = Cell(scalar: "\0", style: style) }
    }

    /// Changes how the cells of `rect` look and leaves what they hold.
    public mutating func overlay(_ rect: Rect, with style: Style) {
        forEachCell(of: rect) { $0.style = $0.style.overlaid(by: style) }
    }

    /// Empties `rect`.
    public mutating func clear(_ rect: Rect, style: Style = .plain) {
        // A wide character that reaches into the rectangle from either side loses its other half too.
        let inside = rect.intersection(bounds)
        guard !inside.isEmpty else { return }
        links.removeAll { !$0.rect.intersection(inside).isEmpty }
        for row in inside.row..<inside.row + inside.rows {
            splitWideCharacter(at: row * size.columns + inside.column)
            splitWideCharacter(at: row * size.columns + inside.column + inside.columns - 1)
        }
        forEachCell(of: rect) { $0 = Cell(scalar: " ", style: style) }
    }

    private mutating func forEachCell(of rect: Rect, _ body: (inout Cell) -> Void) {
        let inside = rect.intersection(bounds)
        guard !inside.isEmpty else { return }
        for row in inside.row..<inside.row + inside.rows {
            let start = row * size.columns + inside.column
            for index in start..<start + inside.columns { body(&cells[index]) }
        }
    }

    private func index(of position: Position) -> Int? {
        guard bounds.contains(position) else { return nil }
        return position.row * size.columns + position.column
    }

    /// Turns both halves of a wide character into spaces, so that one of them can be overwritten.
    private mutating func splitWideCharacter(at index: Int) {
        let left = cells[index].isContinuation ? index - 1 : index
        guard CellWidth.of(cells[left].scalar) == 2 else { return }
        cells[left] = Cell(scalar: " ", style: cells[left].style)
        cells[left + 1] = Cell(scalar: " ", style: cells[left + 1].style)
    }
}
