public import Metrics

/// One set of answers, scored by its rubrics at one time.
public struct Scorecard: Sendable {
    /// The time that the age of evidence counts from.
    public let asOf: Timestamp
    /// In the order of the rubrics given.
    public let rubrics: [RubricScore]
    /// The mean of the rubrics by their shares, before gates.
    public let overall: Score

    private let answers: [String: Answer]

    /// Scores answers; those that belong to no rubric given do not count.
    public init(_ answers: [String: Answer], rubrics: [Rubric], asOf: Timestamp) {
        self.init(Scorer(answers: answers, asOf: asOf), rubrics)
    }

    private init(_ scorer: Scorer, _ rubrics: [Rubric]) {
        let scores = rubrics.map { scorer.score($0) }
        let parts = scores.map { Weighted(weight: $0.rubric.share, score: $0.score) }
        let total = parts.reduce(0) { $0 + ($1.score == nil ? 0 : $1.weight) }
        asOf = scorer.asOf
        answers = scorer.answers
        self.rubrics = scores.map { $0.sharing(total > 0 ? $0.rubric.share / total : 0) }
        overall = Criterion.RollUp.mean.score(of: parts) ?? .unknown
    }

    /// The rubric of this id: `checklist`, `trade-offs`.
    public subscript(id: String) -> RubricScore? {
        rubrics.first { $0.rubric.id == id }
    }

    /// Every item in the rubrics' order.
    public var items: [CriterionScore] {
        rubrics.flatMap(\.questions).flatMap(\.items)
    }

    /// The same answers with some items' scores fixed.
    func fixing(_ fixed: [String: Score]) -> Scorecard {
        Scorecard(Scorer(answers: answers, asOf: asOf, fixed: fixed), rubrics.map(\.rubric))
    }
}

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
