public import Text

/// Key hints in one row, the most useful first; clicks on them press the keys.
public struct Footer: Hashable, Sendable {
    /// A key as it is written; without a key it only stands between others.
    public struct Cap: Hashable, Sendable {
        public var name: SafeText
        public var key: Key?

        public init(_ name: SafeText, _ key: Key? = nil) {
            self.name = name
            self.key = key
        }
    }

    /// Keys and what they do.
    public struct Hint: Hashable, Sendable {
        /// Written without a space between them.
        public var caps: [Cap]
        public var does: SafeText
        /// What a click on its words presses; nil for nothing.
        public var key: Key?
        /// Whether it keeps its place when others have to go, as the keys of help and quitting do.
        public var isKept: Bool

        public init(_ caps: [Cap], _ does: SafeText, presses key: Key?, isKept: Bool = false) {
            self.caps = caps
            self.does = does
            self.key = key
            self.isKept = isKept
        }

        /// One key, or something that is typed.
        public init(_ name: SafeText, _ does: SafeText, presses key: Key? = nil, isKept: Bool = false) {
            self.init([Cap(name, key)], does, presses: key, isKept: isKept)
        }

        private var names: Int { caps.reduce(0) { $0 + $1.name.width } }

        /// The cells that it takes.
        fileprivate var width: Int { names + 1 + does.width }

        /// What a click on one of its cells presses.
        fileprivate func key(at cell: Int) -> Key? {
            var end = 0
            for cap in caps {
                end += cap.name.width
                if cell < end { return cap.key ?? key }
            }
            return key
        }
    }

    public var hints: [Hint]

    public init(_ hints: [Hint]) {
        self.hints = hints
    }

    private static let gap = 2

    /// The cells that all of its hints take.
    public var width: Int {
        hints.reduce(0) { $0 + $1.width + Footer.gap } - (hints.isEmpty ? 0 : Footer.gap)
    }

    /// As many hints as fit whole into so many cells, each with its first one; those that are kept come before the others.
    private func places(in columns: Int) -> [(hint: Hint, start: Int)] {
        var places: [(hint: Hint, start: Int)] = []
        var start = 0
        var room = columns + Footer.gap - hints.lazy.filter(\.isKept).reduce(0) { $0 + $1.width + Footer.gap }
        var isFull = false
        for hint in hints {
            if !hint.isKept {
                isFull = isFull || hint.width + Footer.gap > room
                if isFull { continue }
                room -= hint.width + Footer.gap
            }
            guard start + hint.width <= columns else { break }
            places.append((hint, start))
            start += hint.width + Footer.gap
        }
        return places
    }

    /// Draws as many hints as fit whole into the first row of `rect`; those that are kept come before the others.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        for (hint, start) in places(in: rect.columns) {
            let spans = hint.caps.map { Span($0.name, .key) } + [" ", Span(hint.does, .secondary)]
            grid.draw(spans, in: rect.columns(start, count: hint.width), theme: theme)
        }
    }

    /// The key that a click presses on a footer that is drawn in `rect`; nil where none stands.
    public func key(at place: Position, in rect: Rect) -> Key? {
        guard rect.contains(place), place.row == rect.row else { return nil }
        let column = place.column - rect.column
        return places(in: rect.columns).first { ($0.start..<$0.start + $0.hint.width).contains(column) }
            .flatMap { $0.hint.key(at: column - $0.start) }
    }
}
