internal import Text

extension Grid {
    /// The same frame in ASCII alone, cell for cell, for terminals and pipes that take no more.
    ///
    /// Signs that frames use have stand-ins of their own; any other character becomes `?`, a wide one `??`.
    public var ascii: Grid {
        var grid = Grid(size: size)
        grid.cursor = cursor
        grid.links = links
        for row in 0..<size.rows {
            for (column, cell) in self.row(row).enumerated() {
                let scalar = cell.isContinuation ? "?" : Grid.asciiScalar(for: cell.scalar)
                grid.place(
                    scalar, at: Position(column: column, row: row), style: cell.style, clip: grid.bounds)
            }
        }
        return grid
    }

    private static func asciiScalar(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.isASCII ? scalar : standIns[scalar] ?? "?"
    }

    private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
        "─": "-", "━": "=", "┈": ".", "╌": "-", "│": "|", "┼": "+", "┤": "+", "├": "+", "┬": "+", "┴": "+",
        "└": "+",
        "┘": "+",
        "┌": "+", "┐": "+", "╵": "'", "╴": "-", "╶": "-", "·": ".", "•": "*", "…": "~", "–": "-", "—": "-",
        "−": "-",
        "▲": "^", "▼": "v", "▸": ">", "▾": "v", "▴": "^", "◂": "<", "⚑": "!", "◆": "*", "★": "^", "→": ">",
        "←": "<",
        "↑": "^", "↓": "v",
        "●": "o", "○": ".", "✓": "+", "✕": "x", "×": "x", "∅": "!", "†": "*", "⏎": "<", "‘": "'", "’": "'",
        "“": "\"",
        "”": "\"", "░": ".", "▒": ":", "▓": "#", "█": "#", "µ": "u", "≤": "<", "≥": ">", "≈": "~", "±": "~",
    ]
}
