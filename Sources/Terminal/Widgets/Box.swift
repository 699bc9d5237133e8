public import Text

extension Grid {
    /// Empties `rect` and draws a frame along its edge, for what lies over a screen.
    ///
    /// - Returns: the room inside; without a frame all of it where there is no room for one.
    @discardableResult
    public mutating func drawBox(in rect: Rect, title: SafeText = "", theme: Theme) -> Rect {
        clear(rect, style: theme[.text])
        guard rect.columns >= 4, rect.rows >= 3 else { return rect }
        let style = theme[.frame]
        let (left, right) = (rect.column, rect.column + rect.columns - 1)
        let (top, bottom) = (rect.row, rect.row + rect.rows - 1)
        for column in left...right {
            for row in [top, bottom] {
                place("─", at: Position(column: column, row: row), style: style, clip: rect)
            }
        }
        for row in top...bottom {
            for column in [left, right] {
                place("│", at: Position(column: column, row: row), style: style, clip: rect)
            }
        }
        let corners: [(Unicode.Scalar, Int, Int)] = [
            ("┌", left, top), ("┐", right, top), ("└", left, bottom), ("┘", right, bottom),
        ]
        for (corner, column, row) in corners {
            place(corner, at: Position(column: column, row: row), style: style, clip: rect)
        }
        if !title.isEmpty, rect.columns >= 8 {
            let room = rect.row(0).inset(columns: 2)
            draw(" " + title.cutInMiddle(to: room.columns - 2) + " ", in: room, style: theme[.heading])
        }
        return rect.inset(columns: 2, rows: 1)
    }
}
