/// How one rubric came out.
public struct RubricScore: Sendable {
    /// The edition that it was scored by.
    public let rubric: Rubric
    /// Questions or rows, in the rubric's order.
    public private(set) var questions: [CriterionScore]
    /// Nil when nothing of it applies.
    public let score: Score?

    init(rubric: Rubric, questions: [CriterionScore], score: Score?) {
        self.rubric = rubric
        self.questions = questions
        self.score = score
    }

    /// The same with its part of the overall score, handed on to the questions by weight.
    func sharing(_ share: Double) -> RubricScore {
        var result = self
        let total = questions.reduce(0) { $0 + ($1.score == nil ? 0 : $1.weight) }
        result.questions = questions.map { $0.sharing(total > 0 ? share * $0.weight / total : 0) }
        return result
    }
}
