internal import Terminal
internal import Text

/// One screen: what it needs to know, what can be chosen on it, and how it looks.
///
/// All of it is a function of state and snapshot. A screen is added by writing one page and a case of ``Screen``, which the
/// compiler asks for a page, a title and a command; ``Screen/tabs`` has it if it has a tab, and the sets of ``Action`` say
/// which keys it takes.
protocol Page {
    /// Reads what this page shows.
    ///
    /// - Throws: what the database says; what was read before stays.
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws

    /// Whether what is read depends on the chosen row and on those in sight, so that moving reads again.
    static var readsByRow: Bool { get }

    /// Whether the first entry stays chosen while it is, where new ones come before it.
    static var followsFirst: Bool { get }

    /// Adds to the query what this page needs to know beside what every page gets.
    static func ask(_ query: inout Query, _ state: State)

    /// Adds what it needs to know of that which it already shows.
    static func ask(_ query: inout Query, _ state: State, _ snapshot: Snapshot)

    /// The list that keys move in, where it depends on nothing else that the reader does; nil on a page without one.
    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement?

    /// The list that keys move in, where it depends on more; without this it is the other one, made once a snapshot.
    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement?

    /// Where that list stands in the body, its headings included.
    static func listArea(in body: Rect, _ state: State) -> Rect

    /// Where the screen of the chosen entry is shown beside that list; nil where it is not.
    static func previewArea(in body: Rect) -> Rect?

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme)

    /// What Enter does to the chosen entry.
    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect]

    /// Does a command that only this page knows; nil when it does not.
    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]?

    /// The chart and where it stands; nil on a page without one, or without anything to show in it.
    static func chart(in body: Rect, _ state: State, _ snapshot: Snapshot) -> (chart: LineChart, area: Rect)?

    /// The line above the chart and where it stands; nil while there is none.
    static func chartTitle(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (title: ChartTitle, area: Rect)?

    /// What the footer calls an action, as things stand with what is chosen.
    static func title(of action: Action, _ state: State, _ snapshot: Snapshot) -> SafeText

    /// What an alert can be made of, the chosen figure first.
    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject]

    /// Where the chosen figure came from, a line a fact; nil when there is nothing to tell.
    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]?
}

/// One line of where something came from.
struct Fact: Hashable, Sendable {
    let name: SafeText
    let text: SafeText

    /// The first address of the web that it tells.
    var link: Link? { text.string.split(separator: " ").lazy.compactMap { Link(String($0)) }.first }
}

extension Page {
    static var readsByRow: Bool { true }
    static var followsFirst: Bool { false }
    static func ask(_ query: inout Query, _ state: State) {}
    static func ask(_ query: inout Query, _ state: State, _ snapshot: Snapshot) {}
    static func title(of action: Action, _ state: State, _ snapshot: Snapshot) -> SafeText { action.title }
    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] { [] }
    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? { nil }
    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement? {
        snapshot.shelf.arrangement(by: state.list, on: state.screen) {
            list(by: $0, in: snapshot.withoutShelf)
        }
    }
    static func listArea(in body: Rect, _ state: State) -> Rect { body }
    static func previewArea(in body: Rect) -> Rect? { nil }
    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] { [] }
    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? { nil }
    static func chart(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (chart: LineChart, area: Rect)? { nil }
    static func chartTitle(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (title: ChartTitle, area: Rect)? { nil }
    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? { nil }
}
