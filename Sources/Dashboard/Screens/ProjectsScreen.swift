internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// What is scored, and how it came out.
enum ProjectsScreen {
    static func rows(_ snapshot: Snapshot, _ state: State) -> [ProjectSummary] {
        let filter = state.filters[.projects]
        return snapshot.projects.filter { SafeText("\($0.project.name) \($0.network ?? "")").holds(filter) }
    }

    static func draw(in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme) {
        let rows = rows(snapshot, state)
        let columns = [
            TableColumn("PROJECT", minimum: 14, ideal: 20, priority: 10),
            TableColumn("NETWORK", minimum: 8, ideal: 14, priority: 4),
            TableColumn("SCORE", alignment: .right, minimum: 12, ideal: 13, priority: 9),
            TableColumn("0 TO 100", minimum: 12, ideal: 30, flex: 1, priority: 7),
            TableColumn("BAND", minimum: 8, ideal: 10, priority: 6),
            TableColumn("ANSWERED", alignment: .right, minimum: 8, priority: 8),
            TableColumn("OUTLOOK", minimum: 17, ideal: 24, priority: 5),
            TableColumn("AGE", alignment: .right, minimum: 7, priority: 3),
        ]
        Table(columns: columns, count: rows.count) { .cells(cells(rows[$0], now: snapshot.now)) }
            .draw(in: rect, on: &grid, theme: theme, at: state.projects.position)
        if rows.isEmpty {
            let text: SafeText =
                state.filters[.projects] == nil
                ? "No project yet: `assay project add NAME` puts one on the list."
                : "Nothing matches the filter; Esc shows all."
            grid.draw(text, in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
        }
    }

    private static func cells(_ row: ProjectSummary, now: Timestamp) -> [TableCell] {
        let score = row.card.capped
        let role: Role = row.submitted == nil ? .secondary : .text
        let age = row.submitted.map { (now - $0).age } ?? (row.hasDraft ? "draft" : "")
        return [
            TableCell(SafeText(row.project.name), role: .strong),
            TableCell(SafeText(row.network ?? ""), role: .secondary),
            TableCell(SafeText(score.description), role: role),
            TableCell(.bar(Bar(interval: score.low...max(score.low, score.high), point: score.point))),
            TableCell(SafeText(row.card.bands.description), role: role),
            TableCell(SafeText(Unit.ratio.text(score.coverage)), role: role),
            TableCell(SafeText(row.card.verdict.rawValue), role: role),
            TableCell(SafeText(age), role: .secondary),
        ]
    }
}
