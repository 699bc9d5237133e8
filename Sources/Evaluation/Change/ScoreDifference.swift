internal import Statistics

/// What made the score of one project differ between two assessments: its answers, or what they weigh.
///
/// Exact and additive, criterion by criterion, by ``Statistics/ScoreChange``. A weight also changes when an item is answered
/// that was not, since the point counts what is answered alone.
public struct ScoreDifference: Sendable {
    /// A criterion's part in the difference of the points.
    public struct Part: Identifiable, Sendable {
        public let criterion: Criterion
        /// Of this criterion's points, the earlier and the later; nil where it was not answered.
        public let before: Double?
        public let after: Double?
        /// In points of the overall score.
        public let dueToAnswers: Double
        /// In points of the overall score.
        public let dueToWeights: Double

        public var id: String { criterion.id }
        public var total: Double { dueToAnswers + dueToWeights }
    }

    /// The whole difference of the points before gates.
    public var total: Double { dueToAnswers + dueToWeights }
    public let dueToAnswers: Double
    public let dueToWeights: Double
    /// The largest part first.
    public let parts: [Part]

    /// Nil unless both have a point.
    public init?(from before: Scorecard, to after: Scorecard) {
        guard let old = before.overall.answeredPoint, let new = after.overall.answeredPoint else {
            return nil
        }
        let earlier = before.linearParts
        let later = after.linearParts
        let ids = later.map(\.id) + earlier.map(\.id).filter { id in !later.contains { $0.id == id } }
        let pairs = ids.map { id in (earlier.first { $0.id == id }, later.first { $0.id == id }) }
        // A part that is missing on one side weighs nothing there, and its points are taken to be the same.
        guard let oldWeights = Weights(pairs.map { $0.0?.weight ?? 0 }),
            let newWeights = Weights(pairs.map { $0.1?.weight ?? 0 }),
            let change = ScoreChange(
                from: (oldWeights, pairs.map { $0.0?.point ?? $0.1?.point ?? 0 }),
                to: (newWeights, pairs.map { $0.1?.point ?? $0.0?.point ?? 0 }))
        else { return nil }
        assert(abs(change.total - (new - old)) < 1e-6)
        dueToAnswers = change.dueToScores.reduce(0, +)
        dueToWeights = change.dueToWeights.reduce(0, +)
        parts = pairs.enumerated().compactMap { index, pair in
            (pair.1 ?? pair.0).map {
                Part(
                    criterion: $0.criterion, before: pair.0?.point, after: pair.1?.point,
                    dueToAnswers: change.dueToScores[index], dueToWeights: change.dueToWeights[index])
            }
        }
        .filter { ($0.dueToAnswers != 0 || $0.dueToWeights != 0) }
        .enumerated()
        .sorted {
            let (left, right) = (abs($0.element.total), abs($1.element.total))
            return left.roundedForComparison == right.roundedForComparison
                ? $0.offset < $1.offset : left > right
        }
        .map(\.element)
    }
}

/// A criterion whose point goes into the overall one in proportion.
struct LinearPart {
    let criterion: Criterion
    let point: Double
    /// Its share of the point, 0 to 1, among all that is answered.
    let weight: Double

    var id: String { criterion.id }
}

extension Scorecard {
    /// The answered items, and whole groups where a group's value is not the mean of its members.
    var linearParts: [LinearPart] {
        let scored = rubrics.filter { $0.rubric.isScored && $0.score?.answeredPoint != nil }
        let total = scored.reduce(0) { $0 + $1.rubric.share }
        guard total > 0 else { return [] }
        return scored.flatMap { rubric in
            Self.parts(of: rubric.questions, weight: rubric.rubric.share / total)
        }
    }

    private static func parts(of scores: [CriterionScore], weight: Double) -> [LinearPart] {
        let answered = scores.filter { $0.score?.answeredPoint != nil }
        let total = answered.reduce(0) { $0 + $1.weight }
        return answered.flatMap { score in
            let own = total > 0 ? weight * score.weight / total : 0
            if score.criterion.rollUp == .mean { return parts(of: score.members, weight: own) }
            return score.score?.answeredPoint.map {
                [LinearPart(criterion: score.criterion, point: $0, weight: own)]
            } ?? []
        }
    }
}
