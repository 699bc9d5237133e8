internal import Catalog
internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// What is scored, and how it came out.
enum ProjectsPage: Page {
    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        let rubrics = try library.rubrics
        snapshot.projects = try library.assessments.projects().map { project in
            let all = try library.assessments.assessments(of: project)
            let latest = all.first { $0.submitted != nil && !$0.isSelfAssessment }
            let pinned = try latest.map { try library.assessments.rubrics(of: $0) } ?? rubrics
            let card = latest?.card(pinned) ?? Scorecard([:], rubrics: rubrics, asOf: snapshot.now)
            return ProjectSummary(
                project: project, network: project.network.map { library.catalog[$0]?.name ?? $0 },
                card: card,
                assessor: latest?.assessor, submitted: latest?.submitted,
                hasDraft: all.contains { $0.submitted == nil })
        }
    }

    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement? {
        Listing(
            columns: columns(now: snapshot.now), rows: snapshot.projects, id: \.id,
            words: { "\($0.project.name) \($0.network ?? "")" },
            emptyText: "No project yet: `assay project add NAME` puts one on the list."
        )
        .arranged(by: state.list)
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        list(state, snapshot)?.draw(in: body, at: state.list.choice.position, on: &grid, theme: theme)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        state.show(project: id)
        return [.openDraft(project: id)]
    }

    private static func columns(now: Timestamp) -> [ListColumn<ProjectSummary>] {
        [
            .text("project", TableColumn("PROJECT", minimum: 14, ideal: 20, priority: 10), role: .strong) {
                $0.project.name
            },
            .text("network", TableColumn("NETWORK", minimum: 8, ideal: 14, priority: 4), role: .secondary) {
                $0.network
            },
            ListColumn("score", TableColumn("SCORE", alignment: .right, minimum: 12, ideal: 13, priority: 9))
            {
                .number($0.card.capped.point ?? $0.card.capped.low)
            } cell: { row in
                TableCell(SafeText(row.card.capped.description), role: row.role)
            },
            ListColumn("interval", TableColumn("0 TO 100", minimum: 12, ideal: 16, flex: 1, priority: 7)) {
                .text(
                    "\(Number.fixed($0.card.capped.low, decimals: 1))–\(Number.fixed($0.card.capped.high, decimals: 1))"
                )
            } cell: { row in
                let score = row.card.capped
                return TableCell(
                    .bar(Bar(interval: score.low...max(score.low, score.high), point: score.point)))
            },
            ListColumn("band", TableColumn("BAND", minimum: 8, ideal: 10, priority: 6), startsAscending: true)
            {
                .text($0.card.bands.description)
            } cell: { row in
                TableCell(SafeText(row.card.bands.description), role: row.role)
            },
            ListColumn("answered", TableColumn("ANSWERED", alignment: .right, minimum: 8, priority: 8)) {
                .number($0.card.overall.coverage)
            } cell: { row in
                TableCell(SafeText(Metrics.Unit.ratio.text(row.card.overall.coverage)), role: row.role)
            },
            ListColumn(
                "verdict", TableColumn("VERDICT", minimum: 17, ideal: 24, priority: 5), startsAscending: true
            ) {
                .text($0.card.verdict.rawValue)
            } cell: { row in
                TableCell(SafeText(row.card.verdict.rawValue), role: row.role)
            },
            ListColumn(
                "age", TableColumn("AGE", alignment: .right, minimum: 7, priority: 3), startsAscending: true
            ) {
                $0.submitted.map { .number((now - $0).inSeconds) }
            } cell: { row in
                TableCell(
                    SafeText(row.submitted.map { (now - $0).age } ?? (row.hasDraft ? "draft" : "")),
                    role: .secondary)
            },
        ]
    }
}

extension ProjectSummary {
    fileprivate var role: Role { submitted == nil ? .secondary : .text }
}
