internal import Metrics
internal import Terminal
internal import Text

/// What was asked lately and what came of it, the newest first.
enum LogPage: Page {
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {}

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        let columns: [ListColumn<LogEntry>] = [
            .text("time", TableColumn("TIME", minimum: 8, priority: 8), role: .secondary) {
                String($0.time.description.dropFirst(11).prefix(8))
            },
            .text("source", TableColumn("SOURCE", minimum: 16, ideal: 28, priority: 10)) { $0.subject },
            ListColumn("result", TableColumn("RESULT", minimum: 12, priority: 9), startsAscending: true) {
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
                : "Nothing was asked yet."
        )
        .arranged(by: list)
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        list(state, snapshot)?.draw(in: body, at: state.list.choice.position, on: &grid, theme: theme)
    }
}
