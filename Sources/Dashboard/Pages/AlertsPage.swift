internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

/// What fires and what fired, with the rules of the configuration tried on the past.
enum AlertsPage: Page {
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        let year = TimeRange(.seconds(365 * 86_400), until: snapshot.now + .seconds(1))
        snapshot.events = try library.alerts.events(over: year)
        snapshot.snoozes = try library.alerts.snoozes()
    }

    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement? {
        Listing(
            columns: columns(snapshot), rows: snapshot.events, id: { "\($0.id)" },
            words: { "\($0.rule) \($0.subject) \($0.sentence)" },
            group: { $0.isFiring ? "Firing" : "Over" },
            emptyText: snapshot.rules.isEmpty
                ? "No rule yet: write one under alerts: in the configuration; `assay config --example` shows how."
                : "Nothing has fired yet; \(snapshot.rules.count) rules are watched."
        )
        .arranged(by: state.list)
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        list(state, snapshot)?.draw(in: body, at: state.list.choice.position, on: &grid, theme: theme)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        guard let event = chosen(state, snapshot) else { return [] }
        return [.acknowledge(event.id)]
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        guard command == .snooze, let event = chosen(state, snapshot) else { return nil }
        let isSnoozed = (snapshot.snoozes[event.rule] ?? snapshot.now) > snapshot.now
        state.say(
            isSnoozed ? "\(event.rule) is told again" : "\(event.rule) is not told for a day", .secondary)
        return [.snooze(event.rule, until: isSnoozed ? nil : snapshot.now + .seconds(86_400))]
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        guard let event = chosen(state, snapshot) else { return nil }
        return [
            Fact(name: "rule", text: SafeText(event.rule)),
            Fact(name: "watches", text: SafeText(event.subject)),
            Fact(name: "condition", text: SafeText(event.sentence)),
            Fact(name: "since", text: SafeText(event.since.description)),
            Fact(name: "fired", text: SafeText(event.fired.description)),
            Fact(name: "ended", text: SafeText(event.ended?.description ?? "not yet")),
            Fact(
                name: "values",
                text: SafeText(
                    "\(Number.short(event.value)) then, \(Number.short(event.last)) last, \(Number.short(event.lowest)) to \(Number.short(event.highest))"
                )),
        ]
    }

    private static func chosen(_ state: State, _ snapshot: Snapshot) -> AlertEvent? {
        snapshot.events.first { "\($0.id)" == state.list.choice.id }
    }

    private static func columns(_ snapshot: Snapshot) -> [ListColumn<AlertEvent>] {
        let (now, snoozes) = (snapshot.now, snapshot.snoozes)
        return [
            ListColumn("state", TableColumn("STATE", minimum: 14, priority: 9), startsAscending: true) {
                .text($0.isFiring ? "firing" : "over")
            } cell: { event in
                let isSnoozed = (snoozes[event.rule] ?? now) > now
                let text: SafeText =
                    !event.isFiring
                    ? "○ over"
                    : isSnoozed ? "● snoozed" : event.acknowledged == nil ? "✕ firing" : "● acknowledged"
                let role: Role =
                    !event.isFiring ? .secondary : isSnoozed || event.acknowledged != nil ? .watch : .bad
                return TableCell(text, role: role)
            },
            .text("rule", TableColumn("RULE", minimum: 14, ideal: 22, priority: 10), role: .strong) {
                $0.rule
            },
            .text("condition", TableColumn("CONDITION", minimum: 20, ideal: 40, flex: 1, priority: 8)) {
                $0.sentence
            },
            ListColumn("value", TableColumn("LAST", alignment: .right, minimum: 8, priority: 7)) {
                .number($0.last)
            } cell: {
                TableCell(SafeText(Number.short($0.last)))
            },
            ListColumn(
                "since", TableColumn("SINCE", alignment: .right, minimum: 7, priority: 6),
                startsAscending: true
            ) {
                .number((now - $0.since).inSeconds)
            } cell: {
                TableCell(SafeText((now - $0.since).age))
            },
            ListColumn("lasted", TableColumn("LASTED", alignment: .right, minimum: 7, priority: 5)) {
                .number((($0.ended ?? now) - $0.fired).inSeconds)
            } cell: {
                TableCell(SafeText((($0.ended ?? now) - $0.fired).age), role: .secondary)
            },
        ]
    }
}
