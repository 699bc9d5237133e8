public import Text

/// Key hints in one row, the most useful first.
public struct Footer: Hashable, Sendable {
    /// A key and what it does.
    public struct Hint: Hashable, Sendable {
        public var key: SafeText
        public var does: SafeText

        public init(_ key: SafeText, _ does: SafeText) {
            self.key = key
            self.does = does
        }
    }

    public var hints: [Hint]

    public init(_ hints: [Hint]) {
        self.hints = hints
    }

    /// Draws as many hints as fit whole into the first row of `rect`.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect.row(0)
        for hint in hints {
            let width = hint.key.width + 1 + hint.does.width
            guard width <= rest.columns else { return }
            grid.draw([Span(hint.key, .key), " ", Span(hint.does, .secondary)], in: rest, theme: theme)
            rest.takeLeft(width + 2)
        }
    }
}
