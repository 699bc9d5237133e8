/// The characters that charts are drawn with, from the finest to those that every terminal has.
///
/// A level is an argument, not a branch: a chart asks how many dots a cell has and which character shows them.
public struct Glyphs: Hashable, Sendable {
    /// Dots side by side in a cell.
    public let dotColumns: Int
    /// Dots above one another in a cell.
    public let dotRows: Int
    /// Heights that a bar of one cell can have, nothing not counted.
    let barHeights: Int
    /// Bars side by side in a cell.
    let barColumns: Int
    /// Four shades that can be told apart, from the lightest.
    let shades: [Unicode.Scalar]
    /// Five signs for parts beside each other; neighbours differ most.
    let parts: [Unicode.Scalar]
    private let dots: [Unicode.Scalar]
    private let bars: [Unicode.Scalar]
    /// A cell that is more and more filled from below.
    let columns: [Unicode.Scalar]
    /// Whether nothing but ASCII may be shown.
    public let isASCII: Bool

    private init(
        dotColumns: Int, dotRows: Int, barHeights: Int, barColumns: Int, dots: [Unicode.Scalar],
        bars: [Unicode.Scalar], columns: [Unicode.Scalar],
        shades: [Unicode.Scalar] = Array("░▒▓█".unicodeScalars),
        parts: [Unicode.Scalar] = Array("█░▓▒▚".unicodeScalars), isASCII: Bool = false
    ) {
        (self.dotColumns, self.dotRows) = (dotColumns, dotRows)
        (self.barHeights, self.barColumns) = (barHeights, barColumns)
        (self.dots, self.bars) = (dots, bars)
        (self.columns, self.shades, self.parts) = (columns, shades, parts)
        self.isASCII = isASCII
    }

    /// The character in which these dots are set; bit `row * dotColumns + column` is a dot, the top left is bit 0.
    public func scalar(dots mask: UInt8) -> Unicode.Scalar {
        dots[Int(mask) % dots.count]
    }

    /// The character that shows bars of these heights side by side; heights are cut to what there is.
    func scalar(bars heights: [Int]) -> Unicode.Scalar {
        let place = heights.prefix(barColumns).reversed().reduce(0) { place, height in
            place * (barHeights + 1) + min(max(0, height), barHeights)
        }
        return bars[min(place, bars.count - 1)]
    }

    /// Eight dots a cell.
    public static let braille = Glyphs(
        dotColumns: 2, dotRows: 4, barHeights: 4, barColumns: 2, dots: (0..<256).map(brailleScalar),
        bars: (0..<25).map { brailleBars(left: $0 % 5, right: $0 / 5) },
        columns: Array(" ▁▂▃▄▅▆▇█".unicodeScalars))

    /// Four quarters a cell, for fonts without braille such as the Linux console's.
    public static let blocks = Glyphs(
        dotColumns: 2, dotRows: 2, barHeights: 8, barColumns: 1,
        dots: Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars), bars: Array(" ▁▂▃▄▅▆▇█".unicodeScalars),
        columns: Array(" ▄█".unicodeScalars))

    /// Two dots a cell; everything else that is not ASCII is replaced, see ``Grid/ascii``.
    public static let ascii = Glyphs(
        dotColumns: 1, dotRows: 2, barHeights: 4, barColumns: 1, dots: Array(" '.:".unicodeScalars),
        bars: Array(" _.-'".unicodeScalars), columns: Array(" #".unicodeScalars),
        shades: Array(".:=#".unicodeScalars),
        parts: Array("#.=:%".unicodeScalars), isASCII: true)

    /// What a terminal can be trusted with.
    ///
    /// ASCII where the locale is not UTF-8, blocks on the Linux console, braille elsewhere.
    public static func suited(to environment: [String: String], isUTF8: Bool) -> Glyphs {
        guard isUTF8 else { return .ascii }
        return environment["TERM"] == "linux" ? .blocks : .braille
    }

    /// The braille character of a mask in reading order.
    ///
    /// Unicode numbers the upper three rows column by column and then the lowest row.
    private static func brailleScalar(mask: Int) -> Unicode.Scalar {
        let bits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
        let value = bits.enumerated().reduce(0 as UInt32) { value, bit in
            mask >> bit.offset & 1 == 1 ? value | bit.element : value
        }
        return value == 0 ? " " : Unicode.Scalar(0x2800 + value) ?? " "
    }

    private static func brailleBars(left: Int, right: Int) -> Unicode.Scalar {
        let mask = (0..<4).reduce(0) { mask, row in
            mask | (left >= 4 - row ? 1 << (2 * row) : 0) | (right >= 4 - row ? 2 << (2 * row) : 0)
        }
        return brailleScalar(mask: mask)
    }
}
