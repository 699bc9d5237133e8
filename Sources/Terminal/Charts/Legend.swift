public import Text

/// What signs and colours of a chart stand for.
public struct Legend: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var sign: SafeText
        public var name: SafeText
        public var role: Role
        /// The columns that are kept for a name that changes, so that what follows stays where it is.
        public var room: Int

        public init(sign: SafeText, name: SafeText, role: Role, room: Int = 0) {
            self.sign = sign
            self.name = name
            self.role = role
            self.room = room
        }

        var width: Int { sign.width + 1 + max(name.width, room) }
        var tight: Entry { Entry(sign: sign, name: name, role: role) }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// How many rows show all of it at a width.
    public func height(atWidth columns: Int) -> Int {
        var rows = 0
        var rest = entries[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(max(1, fitting(rest, columns: columns)))
            rows += 1
        }
        return rows
    }

    /// Draws the entries row after row; `…` at the end of `rect` tells that there are more.
    ///
    /// Room is kept for changing names only where it takes nothing from others.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let isRoomy = height(atWidth: rect.columns) <= rect.rows
        var rest = (isRoomy ? entries : entries.map(\.tight))[...]
        for row in 0..<rect.rows where !rest.isEmpty {
            var count = max(1, fitting(rest, columns: rect.columns))
            let isLonger = count < rest.count && row == rect.rows - 1
            // The sign for more needs a cell of its own.
            if isLonger { count = max(1, fitting(rest, columns: rect.columns - 3)) }
            var line = rect.row(row)
            for entry in rest.prefix(count) {
                grid.draw(
                    [Span(entry.sign, entry.role), " ", Span(entry.name, .secondary)], in: line, theme: theme)
                line.takeLeft(entry.width + Self.gap)
            }
            if isLonger { grid.draw("…", in: line, style: theme[.secondary]) }
            rest = rest.dropFirst(count)
        }
    }

    private static let gap = 2

    /// How many of the first entries fit whole into a row.
    private func fitting(_ entries: ArraySlice<Entry>, columns: Int) -> Int {
        var room = columns + Self.gap
        return entries.prefix { entry in
            room -= entry.width + Self.gap
            return room >= 0
        }.count
    }
}
