internal import Evaluation

/// A line of the score table.
struct PillarValues {
    let pillar: String
    let pillarWeight: String
    let pillarBar: String
    let pillarRange: String
    let pillarPoint: String
    let pillarGrades: String
    /// What pulls it down most.
    let pillarReason: String

    init(_ pillar: Pillar, _ card: Scorecard) {
        let questions = card.rubrics.flatMap { rubric in
            rubric.rubric.id == pillar.id ? rubric.questions : rubric.questions.filter { $0.id == pillar.id }
        }
        let isQuestion = questions.first?.id == pillar.id
        self.pillar = isQuestion ? "\(pillar.id.uppercased()) \(pillar.title)" : pillar.title
        pillarWeight = ReportText.percent(pillar.share)
        pillarBar = pillar.score.map(IntervalBar.text) ?? "not applicable"
        pillarRange = ReportText.range(pillar.score)
        pillarPoint = ReportText.point(pillar.score)
        let items = questions.flatMap(\.items)
        pillarGrades = ReportText.grades(items)
        let weakest = items.filter { $0.score?.answeredPoint != nil }
            .min { ($0.score?.answeredPoint ?? 0) < ($1.score?.answeredPoint ?? 0) }
        pillarReason = weakest.map { "weakest: \($0.criterion.title) \(ReportText.point($0.score))" } ?? "?"
    }
}
