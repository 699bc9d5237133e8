public import Text

/// Everything that can be done, found by a few letters of its name.
public struct CommandPalette: Sendable {
    public struct Entry: Hashable, Sendable {
        /// Handed back when it is chosen.
        public var id: String
        public var title: SafeText
        /// Whose it is, written behind the title; empty for nobody's.
        public var owner: SafeText
        /// Shown at the right: its key, or what it is.
        public var hint: SafeText
        /// Words that it is known by besides, in small letters; found when one begins with what is typed.
        public var names: [String]
        /// Of entries that match as well, those of the lowest come first, then those with the shortest titles.
        public var rank: Int

        public init(
            id: String, _ title: SafeText, of owner: SafeText = "", hint: SafeText = "", names: [String] = [],
            rank: Int = 0
        ) {
            self.id = id
            self.title = title
            self.owner = owner
            self.hint = hint
            self.names = names
            self.rank = rank
        }

        /// What is shown and searched.
        fileprivate var text: SafeText { owner.isEmpty ? title : title + " · " + owner }

        /// The same in so many cells: whose it is stays whole where that leaves the title room.
        fileprivate func text(in cells: Int) -> SafeText {
            guard text.width > cells else { return text }
            let room = cells - (text.width - title.width)
            return room >= 12
                ? title.cutInMiddle(to: room) + " · " + owner : title.cutInMiddle(to: cells)
        }
    }

    public enum Outcome: Hashable, Sendable {
        /// The entry of this id was chosen.
        case chosen(String)
        case cancelled
        /// The palette stays open.
        case open
    }

    public let entries: [Entry]
    /// The same, and those that are only offered once something is typed.
    private var all: [Entry]
    /// What is searched of those in small letters, made once: there may be hundreds, at every key.
    private var folded: [(title: String, text: String)] = []
    private let isGrowing: Bool
    /// Above a palette that is read rather than searched; it takes all the height that it needs.
    public let title: SafeText?
    private var index: FuzzyIndex
    private var field = TextField()
    /// The places of the entries that are shown, the best first.
    private var found: [Int]
    private var position = ListPosition()
    /// How many entries were on screen at the last key.
    private var rows = 10

    /// Opens with all entries in their order, which should be that of their last use.
    ///
    /// With a ``title`` it is one that is read; one that `isGrowing` takes what ``offer(_:)`` brings.
    public init(_ entries: [Entry], title: SafeText? = nil, isGrowing: Bool = false) {
        self.entries = entries
        all = entries
        self.isGrowing = isGrowing
        self.title = title
        index = FuzzyIndex(entries)
        found = Array(entries.indices)
    }

    /// Brings entries in place of those that were brought before.
    ///
    /// The choice stays where it is found still. They may be many: they are only offered once something is typed, and where they have it word for word, one
    /// word at least in their titles.
    public mutating func offer(_ further: [Entry]) {
        guard isGrowing else { return }
        let chosen = selected?.id
        all = entries + further
        folded = further.map { ($0.title.string.lowercased(), $0.text.string.lowercased()) }
        index = FuzzyIndex(all)
        guard !field.text.isEmpty else { return }
        search()
        // Enter may be on its way to it.
        guard let place = found.firstIndex(where: { all[$0].id == chosen }) else { return }
        position.select(place, count: found.count, height: rows)
    }

    /// What is typed so far.
    public var query: SafeText { field.text }

    /// The entry that Enter would choose.
    public var selected: Entry? {
        found.indices.contains(position.selected) ? all[found[position.selected]] : nil
    }

    /// Takes a key: arrows, Ctrl-P Ctrl-N, PgUp PgDn, Enter, Esc, Tab to complete; any other edits what is typed.
    ///
    /// `rows` is how many entries are on screen.
    public mutating func handle(_ key: Key, rows: Int = 10) -> Outcome {
        self.rows = rows
        switch key {
        case Key(.up), Key(.character("p"), .control): move(by: -1, rows)
        case Key(.down), Key(.character("n"), .control): move(by: 1, rows)
        case Key(.pageUp): move(by: -rows, rows)
        case Key(.pageDown): move(by: rows, rows)
        case Key(.enter): return selected.map { .chosen($0.id) } ?? .open
        case Key(.escape): return .cancelled
        case Key(.tab):
            guard let selected else { break }
            field = TextField(selected.text)
            search()
        default:
            if field.handle(key) { search() }
        }
        return .open
    }

    /// Takes a click on a palette that is drawn in `rect`: an entry is chosen, and outside of it nothing is.
    public func click(_ place: Position, in rect: Rect) -> Outcome {
        let frame = frame(in: rect)
        guard frame.contains(place) else { return .cancelled }
        let inner = frame.inset(columns: 2, rows: 1)
        // What is typed and a rule stand above the entries.
        let row = place.row - inner.row - 2
        guard inner.contains(place), row >= 0, found.indices.contains(position.offset + row) else {
            return .open
        }
        return .chosen(all[found[position.offset + row]].id)
    }

    /// Types text, as a paste does.
    public mutating func insert(_ outside: String) {
        field.insert(outside)
        search()
    }

    private mutating func move(by entries: Int, _ rows: Int) {
        position.move(by: entries, count: found.count, height: rows)
    }

    private mutating func search() {
        let pattern = FuzzyPattern(field.text)
        let words = field.text.string.lowercased().split(separator: " ")
        found = Array(entries.indices)
        if !pattern.isEmpty {
            // Who knows the name means that, whatever else has its letters in this order.
            let name = words.joined(separator: "-")
            let named = found.filter { entries[$0].names.contains { $0.hasPrefix(name) } }
            found =
                named
                + index.ranked(pattern).filter {
                    !named.contains($0) && ($0 < entries.count || holds(words, at: $0 - entries.count))
                }
        }
        position = ListPosition()
    }

    /// Whether an entry that was brought has some words letter for letter, one of them at least in its title.
    private func holds(_ words: [Substring], at place: Int) -> Bool {
        let (title, text) = folded[place]
        return words.contains { title.contains($0) } && words.allSatisfy { text.contains($0) }
    }

    /// Entries that fit into a palette that is drawn in `rect`.
    public func rows(in rect: Rect) -> Int { max(1, frame(in: rect).rows - 4) }

    private func frame(in rect: Rect) -> Rect {
        var room = rect
        if title != nil {
            let rows = min(rect.rows, entries.count + 4)
            return room.takeTop(rows).centered(Size(columns: min(80, rect.columns), rows: rows))
        }
        room.takeTop(min(2, rect.rows / 6))
        return room.rows(0, count: 16).centered(
            Size(columns: min(96, max(min(72, room.columns), room.columns - 24)), rows: 16))
    }

    /// The title with which of the entries are on screen.
    private func heading(rows: Int) -> SafeText {
        guard let title else { return "" }
        guard !found.isEmpty else { return title }
        let last = min(found.count, position.offset + rows)
        return title + " · \(position.offset + 1)–\(last) of \(found.count)"
    }

    /// Draws near the top of `rect`, over whatever is there.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let frame = frame(in: rect)
        var inner = grid.drawBox(in: frame, title: heading(rows: rows(in: rect)), theme: theme)
        var line = inner.takeTop(1)
        line.takeLeft(grid.draw(": ", in: line, style: theme[.key]))
        field.draw(in: line, on: &grid, theme: theme)
        grid.drawRule(in: inner.takeTop(inner.rows > 1 ? 1 : 0), theme: theme)
        guard !found.isEmpty else {
            grid.draw("nothing found", in: inner, style: theme[.secondary])
            return
        }
        let pattern = FuzzyPattern(field.text)
        for row in 0..<inner.rows where position.offset + row < found.count {
            let entry = all[found[position.offset + row]]
            var room = inner.row(row)
            grid.draw(entry.hint, in: room.takeRight(entry.hint.width), style: theme[.key])
            room.takeRight(1)
            let text = entry.text(in: room.columns)
            let spans = pattern.match(text)?.spans(of: text) ?? [Span(text)]
            grid.draw(spans, in: room, theme: theme)
            if position.offset + row == position.selected {
                grid.overlay(inner.row(row), with: theme[.selection])
            }
        }
    }
}

extension FuzzyIndex {
    fileprivate init(_ entries: [CommandPalette.Entry]) {
        // No title is as wide as a rank.
        self.init(ranked: entries.map { ($0.text, $0.rank * 1_000 + $0.title.width) })
    }
}
