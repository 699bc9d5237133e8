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
            let cells = Array(self.row(row))
            for (column, cell) in cells.enumerated() {
                let scalar =
                    cell.isContinuation
                    ? "?" : Grid.standsBetween(column, cells) ? "|" : Grid.asciiScalar(for: cell.scalar)
                grid.place(
                    scalar, at: Position(column: column, row: row), style: cell.style, clip: grid.bounds)
            }
        }
        return grid
    }

    /// Whether a dot parts two texts in a line, `up · down`; one that stands for what is absent has no text so near.
    private static func standsBetween(_ column: Int, _ cells: [Cell]) -> Bool {
        guard cells[column].scalar == "·", column >= 2, column + 2 < cells.count else { return false }
        return cells[column - 1].scalar == " " && cells[column + 1].scalar == " "
            && cells[column - 2].scalar != " " && cells[column + 2].scalar != " "
    }

    private static func asciiScalar(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.isASCII ? scalar : standIns[scalar] ?? "?"
    }

    private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
        "─": "-", "━": "=", "┈": ".", "╌": "-", "│": "|", "┼": "+", "┤": "+", "├": "+", "┬": "+", "┴": "+",
        "└": "+",
        "┘": "+",
        "┌": "+", "┐": "+", "╵": "'", "╴": "-", "╶": "-", "·": "-", "•": "*", "…": "~", "–": "-", "—": "-",
        "−": "-",
        "▲": "^", "▼": "v", "▸": ">", "▾": "v", "▴": "^", "◂": "<", "⚑": "!", "◆": "*", "★": "^", "→": ">",
        "←": "<",
        "↑": "^", "↓": "v",
        "●": "o", "○": ".", "✓": "+", "✕": "x", "×": "x", "∅": "!", "†": "*", "⏎": "<", "‘": "'", "’": "'",
        "“": "\"",
        "”": "\"", "░": ".", "▒": ":", "▓": "#", "█": "#", "µ": "u", "≤": "<", "≥": ">", "≈": "~", "±": "~",
    ]
}
