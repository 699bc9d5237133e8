public import Text

/// Key hints in one row, the most useful first.
public struct Footer: Hashable, Sendable {
    /// A key and what it does.
    public struct Hint: Hashable, Sendable {
        public var key: SafeText
        public var does: SafeText
        /// Whether it keeps its place when others have to go, as the keys of help and quitting do.
        public var isKept: Bool

        public init(_ key: SafeText, _ does: SafeText, isKept: Bool = false) {
            self.key = key
            self.does = does
            self.isKept = isKept
        }

        var width: Int { key.width + 1 + does.width + Footer.gap }
    }

    public var hints: [Hint]

    public init(_ hints: [Hint]) {
        self.hints = hints
    }

    private static let gap = 2

    /// Draws as many hints as fit whole into the first row of `rect`; those that are kept come before the others.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect.row(0)
        var room = rest.columns + Footer.gap - hints.lazy.filter(\.isKept).reduce(0) { $0 + $1.width }
        var isFull = false
        for hint in hints {
            if !hint.isKept {
                isFull = isFull || hint.width > room
                if isFull { continue }
                room -= hint.width
            }
            guard hint.width <= rest.columns + Footer.gap else { return }
            grid.draw([Span(hint.key, .key), " ", Span(hint.does, .secondary)], in: rest, theme: theme)
            rest.takeLeft(hint.width)
        }
    }
}
