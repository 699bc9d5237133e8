public import Text

/// What signs and colours of a chart stand for, in one row.
public struct Legend: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var sign: SafeText
        public var name: SafeText
        public var role: Role

        public init(sign: SafeText, name: SafeText, role: Role) {
            self.sign = sign
            self.name = name
            self.role = role
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Draws the entries that fit into the first row of `rect`; `…` tells that there are more.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect.row(0)
        for (index, entry) in entries.enumerated() {
            let width = entry.sign.width + 1 + entry.name.width
            let isLast = index == entries.count - 1
            guard width + (isLast ? 0 : 2) <= rest.columns || index == 0 else {
                grid.draw("…", in: rest, style: theme[.secondary])
                return
            }
            grid.draw(
                [Span(entry.sign, entry.role), " ", Span(entry.name, .secondary)], in: rest, theme: theme)
            rest.takeLeft(width + 2)
        }
    }
}
