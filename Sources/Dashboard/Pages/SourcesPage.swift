internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// How every source fares: its state, when it is asked next, what went wrong last.
enum SourcesPage: Page {
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {}

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        Listing(
            columns: columns(of: snapshot), rows: snapshot.sources, id: \.id,
            words: { "\($0.id) \($0.networkName) \($0.standing.word)" },
            emptyText: "No source is defined: see the folder Data/Networks, or `assay doctor`."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .sources)
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { FactPane(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let pane = FactPane(body)
        list(state, snapshot)?.draw(
            in: pane.list, at: state.list.choice.position, on: &grid, theme: theme)
        guard let row = snapshot.sources.first(where: { $0.id == state.list.choice.id }) else { return }
        pane.draw(
            row.facts(state, now: snapshot.now), roles: ["state": row.standing.role], on: &grid, theme: theme)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        state.showNetwork(ofSource: id, snapshot)
        return []
    }

    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] {
        snapshot.sources.filter { $0.id == state.list.choice.id }.map(\.subject)
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        guard command == .pollNow || command == .pauseSource else { return nil }
        guard let row = snapshot.sources.first(where: { $0.id == state.list.choice.id }) else { return [] }
        guard !snapshot.isReader else {
            state.say("another Assay collects here: it alone asks the sources", .watch)
            return []
        }
        let id = SourceID(network: row.source.network, source: row.source.id)
        let name = SafeText(id.description)
        let key = state.keys.first(of: .pauseSource, on: .sources)
        if command == .pollNow {
            if state.pausedSources.contains(id) {
                state.say(
                    "", naming: name, " is paused" + (key.map { "; " + $0 + " resumes" } ?? ""),
                    .watch)
            } else if let release = state.release {
                state.say("", naming: name, " is asked " + release, .watch)
            } else if let asked = row.state?.asked, row.state?.isJustAsked(at: snapshot.now) == true {
                state.say(
                    "not asking again: ", naming: name,
                    SafeText(" was asked \((snapshot.now - asked).age) ago"), .secondary)
            } else {
                state.say("asking ", naming: name, " …", .secondary)
            }
            return [.askNow(id)]
        }
        if state.pausedSources.remove(id) != nil {
            state.say(
                "", naming: name, state.release.map { " is asked again " + $0 } ?? " resumed", .secondary)
        } else {
            state.pausedSources.insert(id)
            state.say("", naming: name, " paused" + (key.map { "; " + $0 + " resumes" } ?? ""), .secondary)
        }
        return [.followPauses]
    }

    static func title(of action: Action, _ state: State, _ snapshot: Snapshot) -> SafeText {
        let chosen = state.list.choice.id.flatMap(SourceID.init)
        let isPaused = chosen.map(state.pausedSources.contains) ?? false
        return action.command == .pauseSource && isPaused ? "resume" : action.title
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        guard let row = snapshot.sources.first(where: { $0.id == state.list.choice.id }) else { return nil }
        return row.facts(state, now: snapshot.now)
    }

    private static func columns(of snapshot: Snapshot) -> [ListColumn<SourceRow>] {
        let now = snapshot.now
        let widest = snapshot.sources.map { $0.standing.sign.width + SafeText($0.standing.word).width }.max()
        return [
            .text("source", TableColumn("SOURCE", minimum: 24, ideal: 30, priority: 10)) { $0.id },
            ListColumn(
                "state", TableColumn("STATE", minimum: max(8, widest ?? 0), priority: 9),
                startsAscending: true
            ) {
                .text($0.standing.word)
            } cell: {
                TableCell($0.standing.sign + SafeText($0.standing.word), role: $0.standing.role)
            },
            ListColumn(
                "age", TableColumn("AGE", alignment: .right, minimum: 7, priority: 8), startsAscending: true,
                unit: .seconds
            ) {
                $0.record?.lastGood.map { .number((now - $0.time).inSeconds) }
            } cell: {
                TableCell(SafeText($0.record?.lastGood.map { (now - $0.time).age } ?? ""))
            },
            ListColumn(
                "next", TableColumn("NEXT", alignment: .right, minimum: 8, priority: 6),
                startsAscending: true,
                unit: .seconds
            ) {
                $0.state.map { .number(($0.due - now).inSeconds) }
            } cell: {
                TableCell(
                    SafeText(next($0.state, now: now)), role: $0.state?.isPaused == true ? .watch : .secondary
                )
            },
            ListColumn(
                "contract", TableColumn("CONTRACT", minimum: 9, priority: 6), startsAscending: true
            ) {
                $0.verdict.map { .text($0.text) }
            } cell: {
                TableCell(SafeText($0.verdict?.text ?? ""), role: $0.verdict?.role ?? .secondary)
            },
            ListColumn("failures", TableColumn("FAILS", alignment: .right, minimum: 5, priority: 7)) {
                .number(Double($0.record?.failures ?? 0))
            } cell: {
                let count = $0.record?.failures ?? 0
                return TableCell(count > 0 ? "\(count)" : "", role: .watch)
            },
            ListColumn("milliseconds", TableColumn("MS", alignment: .right, minimum: 6, priority: 5)) {
                $0.record?.last.phases.map { .number($0.total) }
            } cell: {
                TableCell(SafeText($0.record?.last.phases.map { Number.short($0.total.rounded()) } ?? ""))
            },
            ListColumn("bytes", TableColumn("BYTES", alignment: .right, minimum: 8, priority: 3)) {
                ($0.record?.last.bytes).map { .number(Double($0)) }
            } cell: {
                TableCell(
                    SafeText(($0.record?.last.bytes).map { Number.binary(Double($0)) } ?? ""),
                    role: .secondary)
            },
            .text("every", TableColumn("EVERY", minimum: 6, priority: 2), role: .secondary) {
                $0.source.every.words
            },
            .text("kind", TableColumn("ASKS", minimum: 10, priority: 1), role: .secondary) {
                $0.source.probes.rawValue
            },
            ListColumn(
                "trouble", TableColumn("LAST TROUBLE", minimum: 30, flex: 1, priority: 4),
                startsAscending: true
            ) {
                $0.trouble.map(ColumnValue.text)
            } cell: {
                TableCell(SafeText($0.trouble ?? ""), role: .bad)
            },
        ]
    }

    private static func next(_ state: SourceState?, now: Timestamp) -> String {
        guard let state else { return "" }
        if state.isPaused { return "paused" }
        if state.isAsking { return "asking" }
        return (state.due - now).countdown + (state.isTrial ? " !" : "")
    }
}

extension SourceRow {
    /// Whether the last answer was what the definition says; nil when there was none to judge.
    var verdict: (text: String, role: Role)? {
        guard let last = record?.last else { return nil }
        let remarks = last.notes.count
        return switch last.outcome {
        case .ok where remarks == 0: ("kept", .good)
        case .ok: (remarks == 1 ? "1 remark" : "\(remarks) remarks", .watch)
        case .noData: ("no data", .watch)
        case .failed where last.status.map { (200...299).contains($0) } ?? false: ("broken", .bad)
        case .failed, .limited, .needsKey, .unmeasured: nil
        }
    }

    /// Everything that there is to know about a source, a line a fact.
    func facts(_ reader: State, now: Timestamp) -> [Fact] {
        var facts = [
            Fact(name: "source", text: SafeText(id)),
            Fact(name: "state", text: oneLine(now)),
        ]
        for call in source.requests {
            facts.append(Fact(name: "request", text: SafeText("\(call.method.rawValue) \(call.url)")))
        }
        if let verdict { facts.append(Fact(name: "contract", text: SafeText(verdict.text))) }
        if let state {
            let backOff = state.failures > 0 ? ", backed off" : ""
            let trial = state.isTrial ? "; failed so often that it gets one trial at a time" : ""
            let due = SafeText("in \((state.due - now).age)\(backOff)\(trial)")
            facts.append(Fact(name: "next", text: state.isPaused ? pause(reader) : due))
        }
        if let failures = record?.failures, failures > 0 {
            let lately = state.map(\.failures).flatMap { $0 < failures ? ", \($0) since this start" : nil }
            facts.append(Fact(name: "fails", text: SafeText("\(failures) in a row\(lately ?? "")")))
        }
        if let last = record?.last {
            facts.append(Fact(name: "asked", text: SafeText("\(last.time), \((now - last.time).age) ago")))
            if let status = last.status { facts.append(Fact(name: "status", text: "HTTP \(status)")) }
            facts.append(Fact(name: "bytes", text: SafeText(Number.binary(Double(last.bytes)))))
            if let phases = last.phases {
                facts.append(Fact(name: "phases", text: SafeText(PhaseBar.sum(phases))))
            }
            for note in last.notes { facts.append(Fact(name: "note", text: SafeText(note))) }
        }
        if let shape = source.shape {
            facts.append(Fact(name: "shape", text: SafeText("seen \(shape.seen.day) at \(shape.at)")))
        }
        return facts
    }
}

extension SourceRow {
    /// What a source that is paused waits for.
    private func pause(_ reader: State) -> SafeText {
        let isAlone = reader.pausedSources.contains(SourceID(network: source.network, source: source.id))
        if !isAlone, let release = reader.release { return "paused; asked " + release }
        let key = reader.keys.first(of: .pauseSource, on: .sources)
        return "paused" + (key.map { "; " + $0 + " resumes" } ?? "")
    }
}

extension SourceRow {
    /// How it stands in a word, with a sign beside its colour.
    ///
    /// It has answered, perhaps, where nothing was ever stored of it.
    var standing: (word: String, sign: SafeText, role: Role) {
        if health == .never, storageTrouble != nil { return ("unstored", SourceHealth.failed.sign, .bad) }
        return (health.rawValue, health.sign, health.role)
    }

    /// What went wrong last.
    var trouble: String? { storageTrouble ?? record?.last.outcome.reason }
}

extension SourceHealth {
    /// A sign beside every colour.
    var sign: SafeText {
        switch self {
        case .ok: "● "
        case .stale: "○ "
        case .failed: "✕ "
        case .never: "· "
        }
    }

    var role: Role {
        switch self {
        case .ok: .good
        case .stale: .watch
        case .failed: .bad
        case .never: .secondary
        }
    }
}
