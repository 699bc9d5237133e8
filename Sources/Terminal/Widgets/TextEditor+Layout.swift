internal import Text

extension TextEditor {
    /// A part of a line that stands in one row.
    struct Row: Hashable {
        let line: Int
        let range: Range<Int>
        /// Whether the line goes on in the next row.
        let isWrapped: Bool
    }

    /// The rows that the text makes at a width; there is always one.
    func rows(columns: Int) -> [Row] {
        lines.indices.flatMap { line in TextEditor.rows(of: lines[line], line: line, columns: max(1, columns))
        }
    }

    /// Cuts a line behind the last space that fits, or inside a word that is longer than a row.
    private static func rows(of line: [Character], line number: Int, columns: Int) -> [Row] {
        var rows: [Row] = []
        var start = 0
        var cells = 0
        var space: Int?
        var index = 0
        while index < line.count {
            let width = width(line[index])
            // A space may hang over the edge, where it is not seen.
            if cells + width > columns, line[index] != " ", index > start {
                let end = space.map { $0 + 1 } ?? index
                rows.append(Row(line: number, range: start..<end, isWrapped: true))
                (start, index, cells, space) = (end, end, 0, nil)
                continue
            }
            if line[index] == " " { space = index }
            cells += width
            index += 1
        }
        rows.append(Row(line: number, range: start..<line.count, isWrapped: false))
        return rows
    }

    static func width(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + CellWidth.of($1) }
    }

    /// The row and the cell of the cursor.
    func cursorPlace(in rows: [Row]) -> (row: Int, cell: Int) {
        let index =
            rows.firstIndex {
                $0.line == cursor.line && $0.range.lowerBound <= cursor.column
                    && (cursor.column < $0.range.upperBound
                        || !$0.isWrapped && cursor.column == $0.range.upperBound)
            } ?? 0
        let row = rows[index]
        let before = lines[row.line][row.range.lowerBound..<max(row.range.lowerBound, cursor.column)]
        return (index, before.reduce(0) { $0 + TextEditor.width($1) })
    }

    mutating func moveRows(_ count: Int, _ size: Size) {
        let rows = rows(columns: size.columns - 1)
        let place = cursorPlace(in: rows)
        let target = min(max(0, place.row + count), rows.count - 1)
        let wanted = wantedCell ?? place.cell
        wantedCell = wanted
        guard target != place.row else {
            // Beyond the ends the cursor goes to the very beginning or end.
            cursor.column = count < 0 ? rows[target].range.lowerBound : rows[target].range.upperBound
            return
        }
        let row = rows[target]
        var column = row.range.lowerBound
        var cells = 0
        let last = row.isWrapped ? row.range.upperBound - 1 : row.range.upperBound
        while column < last, cells + TextEditor.width(lines[row.line][column]) <= wanted {
            cells += TextEditor.width(lines[row.line][column])
            column += 1
        }
        cursor = TextPlace(line: row.line, column: column)
    }

    /// Scrolls no further than needed to show the cursor.
    mutating func settle(in size: Size) {
        offset = settledOffset(in: size, rows: rows(columns: size.columns - 1))
    }

    private func settledOffset(in size: Size, rows: [Row]) -> Int {
        let row = cursorPlace(in: rows).row
        let height = max(1, size.rows)
        return max(row - height + 1, min(offset, row, max(0, rows.count - height)))
    }

    /// Puts the cursor where `rect`, in which it is drawn, was clicked.
    public mutating func click(_ place: Position, in rect: Rect) {
        guard rect.contains(place) else { return }
        let rows = rows(columns: rect.columns - 1)
        let index = min(rows.count - 1, settledOffset(in: rect.size, rows: rows) + place.row - rect.row)
        let row = rows[index]
        var column = row.range.lowerBound
        var cells = 0
        let last = row.isWrapped ? row.range.upperBound - 1 : row.range.upperBound
        while column < last {
            cells += TextEditor.width(lines[row.line][column])
            if cells > place.column - rect.column { break }
            column += 1
        }
        cursor = TextPlace(line: row.line, column: column)
        (wantedCell, lastEdit) = (nil, .other)
    }

    /// Draws over the whole of `rect` and puts the terminal's cursor there; one column stays for the cursor.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        guard !rect.isEmpty else { return }
        let rows = rows(columns: rect.columns - 1)
        let top = settledOffset(in: rect.size, rows: rows)
        for (line, row) in rows.dropFirst(top).prefix(rect.rows).enumerated() {
            let text = SafeText(String(lines[row.line][row.range])).clipped(to: rect.columns)
            grid.draw(text, in: rect.row(line), style: theme[.text])
        }
        let place = cursorPlace(in: rows)
        grid.cursor = Position(
            column: rect.column + min(place.cell, rect.columns - 1), row: rect.row + place.row - top)
    }
}
