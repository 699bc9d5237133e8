/// How often each alternative takes each rank, over weights and values that are not known exactly: SMAA-2.
///
/// All shares are ratios from 0 to 1. Source: Lahdelma and Salminen, "SMAA-2: Stochastic multicriteria
/// acceptability analysis for group decision making", Operations Research 49 (2001); the pairwise winning
/// index is of Leskinen, Viitanen, Kangas and Kangas (2006).
public struct Acceptability: Equatable, Sendable {
    /// By alternative, then by rank from the first: the share of weights and values that give it that rank.
    ///
    /// Ties share the better rank, so a row sums to 1, and a column does where nothing ties.
    public let ranks: [[Double]]

    /// By alternative, then by the other one: the share in which the first has the larger total.
    ///
    /// A tie is half a win for both, so that two opposite entries sum to 1. Against itself it is 0.
    public let pairwise: [[Double]]

    /// The mean of the weights that make an alternative first; nil where none do.
    public let centralWeights: [Weights?]

    /// The share of values for which an alternative is first when its central weights hold; nil without them.
    public let confidence: [Double?]

    /// The largest standard error that any share of ``ranks`` can have: 0.5 / √runs; 0 when they are exact.
    public let standardError: Double

    /// The ranks, best to worst, that an alternative keeps to, leaving out equal tails on both sides.
    ///
    /// With a share of 0.95 the tails are 2.5 % each. Nil for an alternative that is not there.
    public func rankRange(of alternative: Int, covering share: Double = 0.95) -> ClosedRange<Int>? {
        guard ranks.indices.contains(alternative), (0...1).contains(share) else { return nil }
        let tail = (1 - share) / 2
        // Room for the rounding of sums.
        let tolerance = 1e-9
        var sum = 0.0
        var best: Int?
        for (index, part) in ranks[alternative].enumerated() {
            sum += part
            if best == nil, sum > tail + tolerance { best = index + 1 }
            if let best, sum >= 1 - tail - tolerance { return best...(index + 1) }
        }
        return nil
    }
}

extension Acceptability {
    /// Computes the shares exactly, for values without doubt and at most three weights that vary.
    ///
    /// The weights that favour one alternative over another are polygons, whose areas are the shares.
    /// `scores` holds a row per alternative, a column per criterion. Differences under 10⁻¹² of the largest
    /// score are ties. Time grows with the fourth power of the number of alternatives: for tens, not for
    /// hundreds. Nil when more weights vary (take a ``Simulation``), when a row and the weights differ in
    /// length, or when a score is not finite.
    public init?(exactly scores: [[Double]], weights: Weights, mode: WeightMode) {
        guard scores.joined().allSatisfy(\.isFinite),
            let exact = ExactAcceptability(scores: scores, weights: weights.values, mode: mode)
        else { return nil }
        let central = exact.centralWeights.map { $0.flatMap(Weights.init) }
        self.init(
            ranks: exact.ranks, pairwise: exact.pairwise, centralWeights: central,
            // The weights that make it first are a convex set, so their mean is one of them.
            confidence: central.map { $0 == nil ? nil : 1 }, standardError: 0)
    }
}
