internal import Evaluation
internal import Metrics
internal import Reporting
internal import Statistics
internal import Terminal
internal import Text

/// The columns of *Compare*; a row is the place of an entry.
enum CompareColumns {
    static func all(_ detail: ComparisonDetail?) -> [ListColumn<Int>] {
        guard let detail else { return [] }
        let scores = detail.scores
        let cards = detail.comparison.entries.map(\.card)
        let words = detail.words
        let ranks = detail.comparison.acceptability.ranks
        return [
            .text("ranks", TableColumn("RANKS", minimum: 5, priority: 10)) { words.ranks[$0] },
            .text("project", TableColumn("PROJECT", minimum: 14, ideal: 20, priority: 11), role: .strong) {
                scores[$0].project.name
            },
            ListColumn(
                "first", TableColumn("FIRST", alignment: .right, minimum: 6, priority: 9), unit: .ratio
            ) {
                .number(ranks[$0].first ?? 0)
            } cell: {
                TableCell(SafeText(Metrics.Unit.ratio.columnText(ranks[$0].first ?? 0)))
            },
            ListColumn(
                "score", TableColumn("SCORE", alignment: .right, minimum: 11, priority: 8),
                exported: { cards[$0].capped.point.map(ColumnValue.number) },
                further: ListColumn.ends { cards[$0].capped }
            ) {
                .number(cards[$0].capped.point ?? cards[$0].capped.low)
            } cell: {
                TableCell(SafeText(cards[$0].capped.description))
            },
            ListColumn(
                "width", TableColumn("0 TO 100", minimum: 10, ideal: 16, flex: 1, most: 60, priority: 6)
            ) {
                .number(cards[$0].capped.width)
            } cell: {
                let score = cards[$0].capped
                return TableCell(
                    .bar(Bar(interval: score.low...max(score.low, score.high), point: score.point)))
            },
            ListColumn(
                "answered", TableColumn("DONE", alignment: .right, minimum: 6, priority: 7), unit: .ratio
            ) {
                .number(cards[$0].overall.coverage)
            } cell: {
                TableCell(SafeText(cards[$0].overall.coverageText))
            },
            .text("verdict", TableColumn("VERDICT", minimum: 17, ideal: 23, priority: 5)) {
                cards[$0].verdict.rawValue
            },
            .text("stage", TableColumn("STAGE", minimum: 11, ideal: 13, priority: 4)) {
                scores[$0].newest == nil ? nil : scores[$0].stage.map { "\($0.number) \($0.stage.title)" }
            },
            .text("assessed", TableColumn("AS OF", minimum: 10, priority: 3), role: .secondary) {
                scores[$0].newest?.asOf.day
            },
        ]
    }
}
