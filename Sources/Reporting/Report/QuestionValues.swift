internal import Evaluation

/// A question of the checklist or a row of the trade-offs, with what was found.
struct QuestionValues {
    /// `Q3 Is there real supply?`, or the benefit of a row.
    let question: String
    let questionWhy: String?
    let questionScore: String
    /// Nil when not applicable.
    let questionBar: String?
    let questionAnswered: String
    let questionWeight: String
    let findings: [FindingValues]

    init(_ score: CriterionScore, _ context: FindingContext) {
        let criterion = score.criterion
        question = criterion.question.map { "\(score.id.uppercased()) \($0)" } ?? criterion.title
        questionWhy = criterion.why
        questionScore = ReportText.score(score.score)
        questionBar = score.score.map(IntervalBar.text)
        questionAnswered = ReportText.wholePercent(score.score?.coverage ?? 0)
        questionWeight = ReportText.percent(score.share)
        findings = Self.below(score).map { FindingValues($0, context) }
    }

    /// Every group and item below a question, in the rubric's order.
    private static func below(_ score: CriterionScore) -> [CriterionScore] {
        score.members.isEmpty
            ? [score] : score.members.flatMap { $0.members.isEmpty ? [$0] : [$0] + below($0) }
    }

    static func all(_ rubric: RubricScore?, _ context: FindingContext) -> [QuestionValues] {
        (rubric?.questions ?? []).map { QuestionValues($0, context) }
    }
}
