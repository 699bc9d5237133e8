/// Which columns of a table are shown at a width, and where.
public struct TableLayout: Hashable, Sendable {
    /// The room of a column; nil for one that is left out.
    public let columns: [Range<Int>?]

    /// Cells between two columns.
    static let gap = 2

    /// Lays columns out from left to right in `width` cells.
    ///
    /// Columns are left out by priority until the smallest widths fit; then each grows to its ideal, and what is
    /// left goes to those that take a share. The last column to stay is cut to the width if it must be.
    public init(_ columns: [TableColumn], width: Int) {
        let shown = TableLayout.shown(columns, width: width)
        let gaps = max(0, shown.count - 1) * TableLayout.gap
        var widths = shown.map { columns[$0].minimum }
        var room = width - gaps - widths.reduce(0, +)

        for (place, index) in shown.enumerated().sorted(by: { TableLayout.isKept(columns, $0.1, over: $1.1) })
        {
            let growth = min(max(0, room), columns[index].ideal - columns[index].minimum)
            widths[place] += growth
            room -= growth
        }
        var shares = shown.reduce(0) { $0 + columns[$1].flex }
        for (place, index) in shown.enumerated() where columns[index].flex > 0 && room > 0 {
            let share = room * columns[index].flex / shares
            shares -= columns[index].flex
            let growth = min(share, max(0, (columns[index].most ?? .max) - widths[place]))
            widths[place] += growth
            room -= growth
        }

        var ranges = [Range<Int>?](repeating: nil, count: columns.count)
        var start = 0
        for (place, index) in shown.enumerated() {
            let end = min(start + widths[place], max(start, width))
            ranges[index] = start..<end
            start = end + TableLayout.gap
        }
        self.columns = ranges
    }

    /// The columns whose smallest widths fit together.
    private static func shown(_ columns: [TableColumn], width: Int) -> [Int] {
        var shown = Array(columns.indices)
        var needed = columns.reduce(-gap) { $0 + $1.minimum + gap }
        while needed > width, shown.count > 1,
            let victim = shown.max(by: { isKept(columns, $0, over: $1) })
        {
            shown.removeAll { $0 == victim }
            needed -= columns[victim].minimum + gap
        }
        return shown
    }

    private static func isKept(_ columns: [TableColumn], _ index: Int, over other: Int) -> Bool {
        let (one, two) = (columns[index].priority, columns[other].priority)
        return one == two ? index < other : one > two
    }
}
