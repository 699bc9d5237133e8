public import Text

/// Things to choose from, each with its key.
public struct Menu<ID: Hashable & Sendable>: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public var id: ID
        public var title: SafeText
        /// Chooses it at once; nil for none.
        public var key: Key?

        public init(_ id: ID, _ title: SafeText, key: Key? = nil) {
            self.id = id
            self.title = title
            self.key = key
        }
    }

    public enum Outcome: Hashable, Sendable {
        case chosen(ID)
        case cancelled
        /// The menu stays open.
        case open
    }

    public var title: SafeText
    public let items: [Item]
    private var position = ListPosition()

    /// Opens with an item selected, the first where `id` is none of them.
    public init(_ title: SafeText, _ items: [Item], selecting id: ID? = nil) {
        self.title = title
        self.items = items
        guard let index = items.firstIndex(where: { $0.id == id }) else { return }
        position.select(index, count: items.count, height: items.count)
    }

    /// The item that Enter would choose.
    public var selected: Item? { items.indices.contains(position.selected) ? items[position.selected] : nil }

    /// Takes a key: arrows, j k, PgUp PgDn, Home End, Enter, Esc, q and the keys of the items, which go first.
    public mutating func handle(_ key: Key, rows: Int = 12) -> Outcome {
        if let index = items.firstIndex(where: { $0.key == key }) { return choose(index, rows: rows) }
        switch key {
        case Key(.up), "k": move(by: -1, rows)
        case Key(.down), "j": move(by: 1, rows)
        case Key(.pageUp): move(by: -rows, rows)
        case Key(.pageDown): move(by: rows, rows)
        case Key(.home): move(by: -items.count, rows)
        case Key(.end): move(by: items.count, rows)
        case Key(.enter): return choose(position.selected, rows: rows)
        case Key(.escape), "q": return .cancelled
        default: break
        }
        return .open
    }

    /// Takes a click on a menu that is drawn in `rect`.
    public mutating func click(_ place: Position, in rect: Rect) -> Outcome {
        guard rect.contains(place) else { return .cancelled }
        let inner = rect.inset(columns: 2, rows: 1)
        guard inner.contains(place) else { return .open }
        return choose(place.row - inner.row + position.offset, rows: inner.rows)
    }

    private mutating func move(by entries: Int, _ rows: Int) {
        position.move(by: entries, count: items.count, height: rows)
    }

    private mutating func choose(_ index: Int, rows: Int) -> Outcome {
        guard items.indices.contains(index) else { return .open }
        position.select(index, count: items.count, height: rows)
        return .chosen(items[index].id)
    }

    /// The room that it would like, frame and all.
    public var idealSize: Size {
        let widest = items.map { $0.title.width + 3 + ($0.key.map { SafeText($0.description).width } ?? 0) }
        return Size(columns: max(title.width + 4, widest.max() ?? 0) + 6, rows: items.count + 2)
    }

    /// Draws over the whole of `rect`, which it empties first.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let inner = grid.drawBox(in: rect, title: title, theme: theme)
        for line in 0..<inner.rows where position.offset + line < items.count {
            let item = items[position.offset + line]
            var row = inner.row(line)
            if let key = item.key {
                let name = SafeText(key.description)
                grid.draw(name, in: row.takeRight(name.width), style: theme[.key])
                row.takeRight(1)
            }
            grid.draw(item.title, in: row, style: theme[.text])
            if position.offset + line == position.selected {
                grid.overlay(inner.row(line), with: theme[.selection])
            }
        }
    }
}
