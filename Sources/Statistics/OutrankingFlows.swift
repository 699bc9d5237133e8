/// How far each alternative outranks the others, pair by pair: PROMETHEE II.
///
/// Trivial differences do not count and large ones do not count twice. Source: Brans and Vincke, "A
/// preference ranking organisation method", Management Science 31 (1985).
public struct OutrankingFlows: Equatable, Sendable {
    /// By alternative, the mean degree to which it is preferred to each other one: φ⁺, from 0 to 1.
    public let positive: [Double]
    /// By alternative, the mean degree to which each other one is preferred to it: φ⁻, from 0 to 1.
    public let negative: [Double]

    /// By alternative, φ⁺ - φ⁻, from -1 to 1; PROMETHEE II ranks by it, the largest first.
    public var net: [Double] { zip(positive, negative).map(-) }

    /// Compares every pair of alternatives.
    ///
    /// `scores` holds a row per alternative, a column per criterion; more is better. Nil for fewer than two
    /// alternatives, when a row or the preferences differ in length from the weights, or when a score is not
    /// finite.
    public init?(scores: [[Double]], weights: Weights, preferences: [Preference]) {
        guard scores.count > 1, preferences.count == weights.count,
            scores.allSatisfy({ $0.count == weights.count && $0.allSatisfy(\.isFinite) })
        else { return nil }
        func degree(of one: Int, over other: Int) -> Double {
            guard one != other else { return 0 }
            return weights.values.indices.reduce(0) { sum, criterion in
                let difference = scores[one][criterion] - scores[other][criterion]
                return sum + weights.values[criterion] * preferences[criterion].degree(difference)
            }
        }
        let others = Double(scores.count - 1)
        positive = scores.indices.map { one in
            scores.indices.reduce(0) { $0 + degree(of: one, over: $1) } / others
        }
        negative = scores.indices.map { one in
            scores.indices.reduce(0) { $0 + degree(of: $1, over: one) } / others
        }
    }
}
