internal import Alerts
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// What fires and what fired, with the rules of the configuration tried on the past.
enum AlertsPage: Page {
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        let year = TimeRange(.seconds(365 * 86_400), until: snapshot.now + .seconds(1))
        snapshot.events = try library.alerts.events(over: year)
        snapshot.snoozes = try library.alerts.snoozes()
        let watched = Set(query.watched)
        let latest =
            try watched.isEmpty ? [] : library.history.latest().filter { watched.contains($0.series) }
        snapshot.watched = Dictionary(latest.map { ($0.series, $0) }) { first, _ in first }
        if let event = snapshot.events.first(where: { AlertRow($0).id == query.selected }) {
            snapshot.deliveries = try library.alerts.deliveries(of: event.id)
        }
    }

    static func ask(_ query: inout Query, _ state: State, _ snapshot: Snapshot) {
        query.tried = chosen(state, snapshot)?.rule
        query.watched = snapshot.rules.compactMap(\.series)
    }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        Listing(
            columns: AlertColumns.all(snapshot), rows: AlertRow.all(snapshot), id: \.id,
            words: { "\($0.name) \($0.subject) \($0.sentence)" }, group: \.group,
            emptyText: snapshot.circumstances.knowsRules
                ? "No rule yet"
                    + snapshot.circumstances.keys.clause(
                        .alert, on: .networks, ": on Networks, Prices or Sources, ",
                        " makes one of what is chosen") + "."
                : "The rules cannot be read, so that none is watched: `assay config` says why."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .alerts)
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { FactPane(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let pane = FactPane(body)
        list(state, snapshot)?.draw(
            in: pane.list, at: state.list.choice.position, on: &grid, theme: theme)
        pane.draw(chosen(state, snapshot)?.facts(in: snapshot) ?? [], on: &grid, theme: theme)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        guard let row = chosen(state, snapshot) else { return [] }
        guard let event = row.event else {
            if let rule = row.rule, snapshot.rulesOfScreen.contains(rule.name) {
                state.beginChange(of: rule, in: snapshot)
                return []
            }
            state.say(
                "it does not fire"
                    + state.keys.clause(.origin, on: .alerts, "; ", " says what it would have done"),
                .secondary)
            return []
        }
        return [.acknowledge([event.id])]
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        if command == .restoreRule {
            guard let lost = state.lostRules.last else {
                state.say("no rule that was removed or changed here is left to take back", .secondary)
                return []
            }
            return [.keepRule(lost.rule, replacing: lost.replacement)]
        }
        if command == .acknowledgeAll {
            let shown = Set(list(state, snapshot)?.ids.compactMap(\.self) ?? [])
            state.askToAcknowledge(
                AlertRow.all(snapshot).filter { shown.contains($0.id) }.compactMap(\.event)
                    .filter { $0.acknowledged == nil }.map(\.id))
            return []
        }
        guard [.snooze, .mute, .removeRule, .changeRule].contains(command) else { return nil }
        guard let row = chosen(state, snapshot) else { return [] }
        let name = SafeText(row.name)
        switch command {
        case .mute where snapshot.isMuted(row.name), .snooze where snapshot.isSnoozed(row.name):
            state.say(
                "", naming: name, command == .mute ? " unmuted" : " no longer snoozed", .secondary)
            return [.snooze(row.name, until: nil)]
        case .mute:
            let undo = state.keys.clause(.mute, on: .alerts, "; ", " unmutes")
            state.say("", naming: name, " muted: no notices, firings are still listed" + undo, .secondary)
            return [.snooze(row.name, until: snapshot.now + .muted)]
        case .removeRule, .changeRule:
            let rule = snapshot.rules.first { $0.name == row.name }
            if let rule, snapshot.rulesOfScreen.contains(row.name) {
                if command == .changeRule {
                    state.beginChange(of: rule, in: snapshot)
                } else {
                    state.askToRemove(row.name)
                }
            } else if rule != nil {
                state.say(
                    "'", naming: name,
                    "' stands in config.yaml: \(command == .changeRule ? "change it" : "take it out") there"
                        + state.keys.clause(.mute, on: .alerts, ", or ", " mutes it"), .watch)
            } else {
                state.say(
                    "there is no rule '", naming: name, "' any more; this is what it fired", .watch)
            }
        default: state.askHowLongToSnooze(row.name)
        }
        return []
    }

    static func title(of action: Action, _ state: State, _ snapshot: Snapshot) -> SafeText {
        // Of the others nothing depends on the row, and to find it takes making all of them.
        guard [.mute, .snooze].contains(action.command) else { return action.title }
        let rule = chosen(state, snapshot)?.name ?? ""
        return switch action.command {
        case .mute where snapshot.isMuted(rule): "unmute"
        case .snooze where snapshot.isSnoozed(rule): "end snooze"
        default: action.title
        }
    }

    /// What the chosen rule watches, to make another of.
    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] {
        guard let row = chosen(state, snapshot), let rule = row.rule else { return [] }
        if case .failing(let network, let source?, _) = rule.condition {
            return [.source(network: network, source: source)]
        }
        let limit: Double? =
            switch rule.condition {
            case .above(_, let limit, _), .below(_, let limit, _): limit
            case .change, .absent, .failing: nil
            }
        let value = row.value.flatMap { $0.unit == rule.unit ? $0.number : nil } ?? limit
        return rule.series.map { [.figure($0, unit: rule.unit, value: value)] } ?? []
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        chosen(state, snapshot)?.facts(in: snapshot)
    }

    /// Whether what is chosen fired and nobody has seen it yet.
    static func isUnseen(_ state: State, _ snapshot: Snapshot) -> Bool {
        chosen(state, snapshot)?.event.map { $0.acknowledged == nil } ?? false
    }

    private static func chosen(_ state: State, _ snapshot: Snapshot) -> AlertRow? {
        AlertRow.all(snapshot).first { $0.id == state.list.choice.id }
    }
}
