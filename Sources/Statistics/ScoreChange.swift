/// What made a weighted score change, criterion by criterion: its scores or its weights.
///
/// Exact and additive, by the midpoint identity w₁s₁ - w₀s₀ = mean(w)·(s₁ - s₀) + mean(s)·(w₁ - w₀), as in
/// the indicator of Bennet (1920).
public struct ScoreChange: Equatable, Sendable {
    /// By criterion, in the unit of the scores.
    public let dueToScores: [Double]
    /// By criterion, in the unit of the scores.
    public let dueToWeights: [Double]

    /// The whole change, the sum of all parts.
    public var total: Double { dueToScores.reduce(0, +) + dueToWeights.reduce(0, +) }

    /// Compares two sides, each with a weight and a score for every criterion in one order.
    ///
    /// Nil when the counts differ or a part is not finite.
    public init?(
        from before: (weights: Weights, scores: [Double]), to after: (weights: Weights, scores: [Double])
    ) {
        let count = before.weights.count
        guard after.weights.count == count, before.scores.count == count, after.scores.count == count
        else { return nil }
        let weights = zip(before.weights.values, after.weights.values)
        let scores = zip(before.scores, after.scores)
        dueToScores = zip(weights, scores).map { ($0.0 + $0.1) / 2 * ($1.1 - $1.0) }
        dueToWeights = zip(weights, scores).map { ($1.0 + $1.1) / 2 * ($0.1 - $0.0) }
        guard total.isFinite else { return nil }
    }
}
