/// How far something that is longer than its room is scrolled away.
public struct Scrolling: Hashable, Sendable {
    /// Lines above the first that is shown.
    public private(set) var offset: Int

    public init(offset: Int = 0) {
        self.offset = max(0, offset)
    }

    /// Scrolls to a line, no further than to the end.
    ///
    /// `count` is the number of lines, `height` how many of them are shown; both may have changed since the last call.
    public mutating func scroll(to line: Int, count: Int, height: Int) {
        offset = min(max(0, line), max(0, count - max(1, height)))
    }

    /// Scrolls by some lines, down if positive.
    public mutating func scroll(by lines: Int, count: Int, height: Int) {
        let (line, isOverflow) = offset.addingReportingOverflow(lines)
        scroll(to: isOverflow ? lines : line, count: count, height: height)
    }

    /// Scrolls by a key: arrows, j k, PgUp PgDn, Space, Home End, g G.
    ///
    /// - Returns: false for any other key.
    public mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
        switch key {
        case Key(.up), "k": scroll(by: -1, count: count, height: height)
        case Key(.down), "j": scroll(by: 1, count: count, height: height)
        case Key(.pageUp): scroll(by: -max(1, height - 1), count: count, height: height)
        case Key(.pageDown), " ": scroll(by: max(1, height - 1), count: count, height: height)
        case Key(.home), "g": scroll(to: 0, count: count, height: height)
        case Key(.end), "G": scroll(to: count, count: count, height: height)
        default: return false
        }
        return true
    }

    /// Draws into the first column of `rect` which part of all lines is shown; nothing when all are.
    public func drawBar(in rect: Rect, count: Int, on grid: inout Grid, theme: Theme) {
        guard count > rect.rows, rect.rows > 1 else { return }
        let length = max(1, min(rect.rows - 1, rect.rows * rect.rows / count))
        let free = rect.rows - length
        let hidden = max(1, count - rect.rows)
        // At an end only at the very end.
        var start = min(free, offset * free / hidden)
        if start == 0, offset > 0 { start = min(1, free) }
        for row in 0..<rect.rows {
            let isShown = row >= start && row < start + length
            let place = Position(column: rect.column, row: rect.row + row)
            grid.place(isShown ? "█" : "│", at: place, style: theme[.rule], clip: rect)
        }
    }
}
