import Terminal

/// The dots that a chart has set, read back from the cells of a frame.
struct Dots {
    /// From left to right, then from top to bottom.
    private let isSet: [[Bool]]

    /// Reads `rect`, whatever glyphs it was drawn with.
    init(in rect: Rect, of grid: Grid, glyphs: Glyphs, style: Style? = nil) {
        var columns = Array(
            repeating: Array(repeating: false, count: rect.rows * glyphs.dotRows),
            count: rect.columns * glyphs.dotColumns)
        for row in 0..<rect.rows {
            for column in 0..<rect.columns {
                let cell = grid[Position(column: rect.column + column, row: rect.row + row)]
                guard style == nil || cell.style == style else { continue }
                for dot in Dots.dots(of: cell.scalar) {
                    columns[column * glyphs.dotColumns + dot.column][row * glyphs.dotRows + dot.row] = true
                }
            }
        }
        isSet = columns
    }

    var columns: Int { isSet.count }

    /// The rows of the dots that are set in a column, from the top.
    func rows(column: Int) -> [Int] {
        isSet[column].indices.filter { isSet[column][$0] }
    }

    func isEmpty(column: Int) -> Bool { rows(column: column).isEmpty }

    /// What a character shows, from the charts of the Unicode standard.
    private static func dots(of scalar: Unicode.Scalar) -> [(column: Int, row: Int)] {
        switch scalar.value {
        case 0x2800...0x28FF:
            let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
            return places.enumerated().filter { (scalar.value - 0x2800) >> $0.offset & 1 == 1 }.map(\.element)
        default:
            return other[scalar] ?? []
        }
    }

    private static let other: [Unicode.Scalar: [(column: Int, row: Int)]] = [
        "▘": [(0, 0)], "▝": [(1, 0)], "▖": [(0, 1)], "▗": [(1, 1)], "▀": [(0, 0), (1, 0)],
        "▄": [(0, 1), (1, 1)],
        "▌": [(0, 0), (0, 1)], "▐": [(1, 0), (1, 1)], "▚": [(0, 0), (1, 1)], "▞": [(1, 0), (0, 1)],
        "▛": [(0, 0), (1, 0), (0, 1)], "▜": [(0, 0), (1, 0), (1, 1)], "▙": [(0, 0), (0, 1), (1, 1)],
        "▟": [(1, 0), (0, 1), (1, 1)], "█": [(0, 0), (1, 0), (0, 1), (1, 1)],
        "'": [(0, 0)], ".": [(0, 1)], ":": [(0, 0), (0, 1)],
    ]
}
