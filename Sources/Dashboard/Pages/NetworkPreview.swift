internal import Metrics
internal import Terminal

/// The screen of the network that is chosen in a list, shown below it.
struct NetworkPreview {
    /// As if that screen were open, and the terminal no larger than the room that there is.
    let state: State
    private let area: Rect

    /// Nil where nothing is chosen, and where there is no room.
    init?(_ list: State) {
        guard let area = NetworksLayout(Frame.body(of: list.size)).preview, let id = list.list.choice.id
        else { return nil }
        var state = list
        state.show(network: id)
        state.size = Frame.size(around: area)
        (self.state, self.area) = (state, area)
    }

    /// What it needs to know, as a snapshot of the list stands.
    func query(_ snapshot: Snapshot) -> Query {
        state.query(snapshot.preview.first ?? Snapshot(now: snapshot.now))
    }

    /// Reads what it asks for.
    static func read(_ query: Query, from library: Library, of list: Snapshot) throws -> Snapshot {
        // What is shown of it early would be taken for the list.
        var library = library
        library.offer = { _ in }
        var snapshot = Snapshot(now: list.now)
        snapshot.query = query
        snapshot.sources = list.sources
        try query.screen.page.read(query, from: library, into: &snapshot)
        return snapshot
    }

    func draw(_ snapshot: Snapshot, on grid: inout Grid, theme: Theme) {
        guard let known = snapshot.preview.first, state.isShown(in: known) else { return }
        var shown = known.besides(snapshot)
        (shown.now, shown.sources) = (snapshot.now, snapshot.sources)
        state.page.draw(in: area, state, shown, on: &grid, theme: theme)
    }
}
