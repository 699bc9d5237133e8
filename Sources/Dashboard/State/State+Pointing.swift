internal import Metrics
internal import Terminal

/// What stands at a place of a page, as far as a click on it does something.
struct Target: Hashable, Sendable {
    enum Thing: Hashable, Sendable {
        case tab(Screen)
        case range(NamedRange)
        /// A second of the chart; nil beside its lines.
        case moment(Int64?)
        case heading(String)
        case row(String)
    }

    let thing: Thing
    /// Where it stands: the same figure of two networks is not the same row.
    let screen: Screen
    let network: String?
    let project: String?
}

/// What was done for a page that is still being read, or for a report that is being made.
enum Early: Sendable {
    case key(Key)
    /// A click, and what was last seen at its place.
    case click(Position, Target)
}

extension State {
    /// What a click at a place of the page means.
    func target(at place: Position, in snapshot: Snapshot) -> Target? {
        thing(at: place, in: snapshot).map {
            Target(
                thing: $0, screen: screen, network: screen == .network ? network : nil,
                project: screen == .assess ? project : nil)
        }
    }

    private func thing(at place: Position, in snapshot: Snapshot) -> Target.Thing? {
        if let tab = Frame.tab(at: place, self, snapshot) { return .tab(tab) }
        if let range = range(at: place, in: snapshot) { return .range(range) }
        if let (chart, area) = placedChart(in: snapshot), area.contains(place) {
            return .moment(chart.time(at: place, in: area, glyphs: .braille))
        }
        guard let list = arrangement(in: snapshot) else { return nil }
        let body = Frame.body(of: size)
        // It is the chosen entry, and opens as that does.
        if page.previewArea(in: body)?.contains(place) == true { return self.list.choice.id.map { .row($0) } }
        let area = page.listArea(in: body, self)
        if place.row == area.row, let index = list.table.column(at: place, in: area) {
            return .heading(list.columnIDs[index])
        }
        return list.table.row(at: place, in: area, position: self.list.choice.position)
            .flatMap { list.ids[$0] }.map { .row($0) }
    }

    /// Does what a click on something of the page asks for.
    mutating func click(_ target: Target, in snapshot: Snapshot) -> [Effect] {
        switch target.thing {
        case .tab(let tab): go(to: tab)
        case .range(let range): chart.follow(range)
        case .moment(let time): chart.crossHair = time
        case .heading(let column):
            if let shown = arrangement(in: snapshot) { sort(by: column, of: shown) }
        case .row(let id):
            // A second click on the same entry opens it.
            if id == list.choice.id { return perform(.open, in: snapshot) }
            guard let ids = arrangement(in: snapshot)?.ids else { return [] }
            list.choice.choose(id, in: ids, height: listHeight)
        }
        return []
    }
}
