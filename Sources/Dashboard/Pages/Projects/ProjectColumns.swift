internal import Evaluation
internal import Metrics
internal import Reporting
internal import Terminal
internal import Text

/// The columns of *Projects*.
enum ProjectColumns {
    static func all(_ snapshot: Snapshot, _ weighting: Weighting?) -> [ListColumn<ProjectSummary>] {
        names + scores(weighting) + findings + [drift(snapshot), age(snapshot.now)]
    }

    private static var names: [ListColumn<ProjectSummary>] {
        [
            .text("project", TableColumn("PROJECT", minimum: 14, ideal: 20, priority: 11), role: .strong) {
                $0.project.name
            },
            .text("network", TableColumn("NETWORK", minimum: 14, priority: 2), role: .secondary) {
                $0.network
            },
        ]
    }

    private static func scores(_ weighting: Weighting?) -> [ListColumn<ProjectSummary>] {
        // Whose weights count has to be seen, for a score under other ones is another score.
        let scale = weighting.map { SafeText("BY \($0.title.uppercased())") } ?? "0 TO 100"
        return [
            ListColumn(
                "score", TableColumn("SCORE", alignment: .right, minimum: 11, ideal: 12, priority: 10),
                exported: { $0.isBlind ? nil : $0.card.capped.point.map(ColumnValue.number) },
                further: ListColumn.ends { $0.isBlind ? nil : $0.card.capped }
            ) {
                .number($0.card.capped.point ?? $0.card.capped.low)
            } cell: { row in
                TableCell(row.isBlind ? "unseen" : SafeText(row.card.capped.description), role: row.role)
            },
            ListColumn(
                "interval", TableColumn(scale, minimum: 10, ideal: 16, flex: 1, most: 60, priority: 7),
                isExported: false
            ) {
                .number($0.card.capped.width)
            } cell: { row in
                let score = row.card.capped
                return TableCell(
                    .bar(Bar(interval: score.low...max(score.low, score.high), point: score.point)))
            },
            ListColumn("band", TableColumn("BAND", minimum: 10, priority: 4), startsAscending: true) {
                .text($0.card.bands.description)
            } cell: { row in
                TableCell(SafeText(row.card.bands.description), role: row.role)
            },
            ListColumn(
                "answered", TableColumn("DONE", alignment: .right, minimum: 6, priority: 8), unit: .ratio
            ) {
                .number($0.card.overall.coverage)
            } cell: { row in
                TableCell(SafeText(row.card.overall.coverageText), role: row.role)
            },
        ]
    }

    private static var findings: [ListColumn<ProjectSummary>] {
        [
            ListColumn(
                "verdict", TableColumn("VERDICT", minimum: 17, ideal: 23, priority: 6), startsAscending: true
            ) {
                .text($0.card.verdict.rawValue)
            } cell: { row in
                TableCell(SafeText(row.card.verdict.rawValue), role: row.verdictRole)
            },
            ListColumn("stage", TableColumn("STAGE", minimum: 11, ideal: 13, priority: 3)) { row in
                row.stage.map { .number(Double($0.number)) }
            } cell: { row in
                TableCell(
                    SafeText(row.stage.map { "\($0.number) \($0.stage.title)" } ?? ""), role: row.role)
            },
        ]
    }

    private static func drift(_ snapshot: Snapshot) -> ListColumn<ProjectSummary> {
        ListColumn("drift", TableColumn("MOVED", alignment: .right, minimum: 6, priority: 9)) { row in
            let count = snapshot.drifts(of: row).count
            return count == 0 ? nil : .number(Double(count))
        } cell: { row in
            let count = snapshot.drifts(of: row).count
            return TableCell(count == 0 ? "" : "⚑ \(count)", role: .watch)
        }
    }

    private static func age(_ now: Timestamp) -> ListColumn<ProjectSummary> {
        ListColumn(
            "age", TableColumn("AGE", alignment: .right, minimum: 7, priority: 5), startsAscending: true,
            unit: .seconds
        ) {
            $0.submitted.map { .number((now - $0).inSeconds) }
        } cell: { row in
            TableCell(
                SafeText(row.draft != nil ? "draft" : row.submitted.map { (now - $0).age } ?? ""),
                role: row.draft != nil ? .accent : .secondary)
        }
    }
}

extension ProjectSummary {
    fileprivate var role: Role { submitted == nil ? .secondary : .text }

    /// A stage is told of what was assessed.
    fileprivate var stage: StageResult? { submitted == nil ? nil : score.stage }

    fileprivate var verdictRole: Role {
        guard submitted != nil else { return .secondary }
        return switch card.verdict {
        case .proceed: .good
        case .proceedWithConditions, .undecided: .watch
        case .decline, .doNotProceed: .bad
        }
    }
}
