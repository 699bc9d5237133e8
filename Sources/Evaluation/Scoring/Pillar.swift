/// One of the parts that a score is shown by.
public struct Pillar: Identifiable, Sendable {
    /// `q3`, or the rubric's id for a rubric that counts as one.
    public let id: String
    /// `Real supply`.
    public let title: String
    /// Its part of the overall score, 0 to 1.
    public let share: Double
    /// Nil when not applicable.
    public let score: Score?
}

extension Scorecard {
    /// The questions of the checklist, and every other rubric as one.
    public var pillars: [Pillar] {
        rubrics.filter(\.rubric.isScored).flatMap { rubric in
            rubric.rubric.id == "checklist"
                ? rubric.questions.map {
                    Pillar(id: $0.id, title: $0.criterion.title, share: $0.share, score: $0.score)
                }
                : [
                    Pillar(
                        id: rubric.rubric.id, title: rubric.rubric.title,
                        share: rubric.questions.reduce(0) { $0 + $1.share }, score: rubric.score)
                ]
        }
    }
}
