internal import Metrics
internal import Terminal
internal import Text

/// What was asked lately and what came of it, the newest first.
enum LogPage: Page {
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {}

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        let zone = snapshot.query?.zone ?? .utc
        let columns: [ListColumn<LogEntry>] = [
            ListColumn("time", TableColumn("TIME", minimum: 8, priority: 8)) {
                .number(Double($0.time.milliseconds))
            } cell: {
                TableCell(MomentText.clock(of: $0.time.seconds, zone: zone), role: .secondary)
            },
            .text("source", TableColumn("SOURCE", minimum: 16, ideal: 28, priority: 10)) { $0.subject },
            ListColumn("result", TableColumn("RESULT", minimum: 10, priority: 9), startsAscending: true) {
                .text($0.verdict)
            } cell: {
                TableCell(
                    SafeText(($0.isTrouble ? "✕ " : "● ") + $0.verdict), role: $0.isTrouble ? .bad : .good)
            },
            ListColumn("text", TableColumn("", minimum: 20, flex: 1, priority: 7), startsAscending: true) {
                .text($0.text)
            } cell: {
                TableCell(SafeText($0.text), role: $0.isTrouble ? .text : .secondary)
            },
        ]
        return Listing(
            columns: columns, rows: snapshot.log, id: { "\($0.id)" },
            words: { "\($0.subject) \($0.verdict) \($0.text)" },
            emptyText: snapshot.isReader
                ? "Another Assay collects into this database; its polls are on the screen Sources."
                : "Nothing was asked since this Assay was opened; R asks all sources now."
        )
        .arranged(by: list)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        if let entry = snapshot.log.first(where: { "\($0.id)" == id }) {
            state.showNetwork(ofSource: entry.subject, snapshot)
        }
        return []
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        list(state, snapshot)?.draw(in: body, at: state.list.choice.position, on: &grid, theme: theme)
    }
}
