public import Metrics

/// One set of answers, scored by its rubrics at one time.
public struct Scorecard: Sendable {
    /// The time that the age of evidence counts from.
    public let asOf: Timestamp
    /// The day that the answers speak of, on which evidence without a date was read.
    let day: Timestamp
    /// In the order of the rubrics given, those without a part in the score too.
    public let rubrics: [RubricScore]
    /// Whose opinion of the questions' weights counted.
    public let weighting: Weighting
    /// The mean of the scored rubrics by their shares, before gates.
    public let overall: Score
    /// Whether the bottleneck is what is decentralized; nil without that rubric.
    public let bottleneck: Bottleneck?
    /// Every gate of the rubrics, in their order.
    public let gates: [GateResult]

    /// What was scored, by item, or by question where one is answered whole.
    public let answers: [String: Answer]
    let fixed: [String: Score]
    let grades: [String: Grade]

    /// Scores answers; those that belong to no rubric given do not count.
    ///
    /// - Parameters:
    ///   - answers: By item, or by question where one is answered whole.
    ///   - rubrics: What is answered.
    ///   - asOf: The time that the age of evidence counts from.
    ///   - weighting: An opinion in place of the rubric's importances.
    ///   - waivers: Gates that somebody answers for.
    ///   - day: The day that the answers speak of, where it is another.
    public init(
        _ answers: [String: Answer], rubrics: [Rubric], asOf: Timestamp, weighting: Weighting = .balanced,
        waivers: [Waiver] = [], of day: Timestamp? = nil
    ) {
        let scorer = Scorer(answers: answers, asOf: asOf, day: day ?? asOf, weighting: weighting)
        self.init(scorer, rubrics, waivers: waivers)
    }

    init(_ scorer: Scorer, _ rubrics: [Rubric], waivers: [Waiver]) {
        let scores = rubrics.map { scorer.score($0) }
        let parts = scores.filter(\.rubric.isScored).map {
            Weighted(weight: $0.rubric.share, score: $0.score)
        }
        let total = parts.reduce(0) { $0 + ($1.score == nil ? 0 : $1.weight) }
        asOf = scorer.asOf
        day = scorer.day
        answers = scorer.answers
        fixed = scorer.fixed
        grades = scorer.grades
        weighting = scorer.weighting
        self.rubrics = scores.map { $0.sharing(total > 0 ? $0.rubric.share / total : 0) }
        overall = Criterion.RollUp.mean.score(of: parts) ?? .unknown
        bottleneck = Bottleneck(self.rubrics)
        gates = GateJudge(rubrics: self.rubrics, bottleneck: bottleneck).results(waivers)
    }

    /// The rubric of this id: `checklist`, `trade-offs`.
    public subscript(id: String) -> RubricScore? {
        rubrics.first { $0.rubric.id == id }
    }

    /// Every item that has a part in the score, in the rubrics' order.
    public var items: [CriterionScore] {
        rubrics.filter(\.rubric.isScored).flatMap(\.questions).flatMap(\.items)
    }

    /// How a question, group or item came out, of whatever rubric.
    public func criterion(_ id: String) -> CriterionScore? { rubrics.criterion(id) }

    /// The same answers under another opinion of the questions' weights.
    public func weighted(by weighting: Weighting) -> Scorecard {
        let scorer = Scorer(
            answers: answers, asOf: asOf, day: day, weighting: weighting, fixed: fixed, grades: grades)
        return Scorecard(scorer, rubrics.map(\.rubric), waivers: gates.compactMap(\.waiver))
    }
}

extension [RubricScore] {
    func criterion(_ id: String) -> CriterionScore? {
        for rubric in self {
            for question in rubric.questions {
                if let found = question.find(id) { return found }
            }
        }
        return nil
    }
}

extension Scorecard {
    /// Scores answers with some items' scores, and grades, given, as several assessors or a what-if have them.
    package init(
        _ answers: [String: Answer], rubrics: [Rubric], asOf: Timestamp, weighting: Weighting = .balanced,
        waivers: [Waiver] = [], fixing fixed: [String: Score], grades: [String: Grade] = [:]
    ) {
        let scorer = Scorer(
            answers: answers, asOf: asOf, day: asOf, weighting: weighting, fixed: fixed, grades: grades)
        self.init(scorer, rubrics, waivers: waivers)
    }
}
