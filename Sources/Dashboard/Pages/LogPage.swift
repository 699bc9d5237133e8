internal import Catalog
internal import Metrics
internal import Terminal
internal import Text

/// What was asked lately and what came of it, by whichever process, the newest first.
enum LogPage: Page {
    static let readsByRow = false
    static let followsFirst = true

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        var early = snapshot
        snapshot.polls = try library.logBook.log(from: library, now: snapshot.now) { log in
            early.polls = log
            library.offer(early)
        }
    }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        let zone = snapshot.query?.zone ?? .utc
        let polls = snapshot.polls
        let rows = polls.with(snapshot.log)
        // Of thousands of lines there are few days.
        @Sendable func day(of time: Timestamp) -> Int64 {
            (time.seconds + zone.offset(at: time.seconds)).wholeDays
        }
        let today = day(of: snapshot.now)
        let headings = rows.reduce(into: [Int64: SafeText]()) { headings, row in
            let day = day(of: row.time)
            guard headings[day] == nil else { return }
            headings[day] = MomentText.date(of: row.time.seconds, zone: zone)
        }
        let columns: [ListColumn<LogEntry>] = [
            // The screen says whose clock it has; what leaves it says the zone and the day itself.
            ListColumn(
                "time", TableColumn("TIME", minimum: 8, priority: 12), written: { $0.time.description }
            ) {
                .text($0.time.description)
            } cell: {
                TableCell(MomentText.clock(of: $0.time.seconds, zone: zone), role: .secondary)
            },
            .text(
                "source", TableColumn("SOURCE", minimum: 14, ideal: 28, priority: 10), kept: { _ in 0 }
            ) { $0.subject },
            ListColumn("result", TableColumn("RESULT", minimum: 12, priority: 9), startsAscending: true) {
                .text($0.verdict)
            } cell: {
                TableCell(
                    SafeText(($0.isTrouble ? "✕ " : "● ") + $0.verdict), role: $0.isTrouble ? .bad : .good)
            },
            ListColumn(
                "text", TableColumn("DETAIL", minimum: 16, ideal: 34, flex: 1, priority: 11),
                startsAscending: true
            ) {
                .text($0.text)
            } cell: {
                TableCell(SafeText($0.text), role: $0.isTrouble ? .text : .secondary)
            },
        ]
        return Listing(
            columns: columns, rows: rows, id: \.id, words: \.words,
            group: { entry in
                let day = day(of: entry.time)
                let heading = day == today ? nil : headings[day]
                return polls.isWhole(at: entry.time)
                    ? heading : (heading ?? "Before") + ": only what was not ok"
            },
            emptyText: snapshot.isReader
                ? "The Assay that collects has asked nothing yet."
                : "Nothing was asked yet"
                    + snapshot.circumstances.keys.clause(.pollNow, on: .log, "; ", " asks all sources now")
                    + "."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .log)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        guard let entry = chosen(state, snapshot),
            snapshot.sources.contains(where: { $0.id == entry.subject })
        else { return [] }
        state.show(source: entry.subject)
        return []
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { FactPane(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let pane = FactPane(body)
        list(state, snapshot)?.draw(
            in: pane.list, at: state.list.choice.position, on: &grid, theme: theme)
        guard let entry = chosen(state, snapshot) else { return }
        pane.draw(
            entry.facts(in: snapshot), roles: ["result": entry.isTrouble ? .bad : .text], on: &grid,
            theme: theme)
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        chosen(state, snapshot)?.facts(in: snapshot)
    }

    private static func chosen(_ state: State, _ snapshot: Snapshot) -> LogEntry? {
        guard let id = state.list.choice.id else { return nil }
        return snapshot.polls.lines.first { $0.id == id } ?? snapshot.log.first { $0.id == id }
    }
}

extension LogEntry {
    /// What there is to know of it, and of the source as it is now.
    fileprivate func facts(in snapshot: Snapshot) -> [Fact] {
        let age = (snapshot.now - time).age
        let source = snapshot.sources.first { $0.id == subject }
        let requests = source?.source.requests.map {
            Fact(name: "request", text: SafeText("\($0.method.rawValue) \($0.url)"))
        }
        return [
            Fact(name: "time", text: SafeText("\(time), \(age) ago")),
            Fact(name: "source", text: SafeText(subject)),
            Fact(name: "result", text: SafeText("\(verdict): \(text)")),
        ] + (requests ?? [])
    }
}
