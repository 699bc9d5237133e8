/// How much each criterion counts: none negative, together 1.
public struct Weights: Hashable, Sendable {
    /// One weight for each criterion, in the caller's order.
    public let values: [Double]

    /// Scales any shares, points or importances to sum 1.
    ///
    /// Nil when there are none, when one is negative or not finite, or when their sum is zero or too large
    /// for a Double.
    public init?(_ shares: [Double]) {
        let sum = shares.reduce(0, +)
        guard sum > 0, sum.isFinite, shares.allSatisfy({ $0 >= 0 }) else { return nil }
        values = shares.map { $0 / sum }
    }

    /// The same weight for every criterion; nil for a count under one.
    public init?(equal count: Int) {
        self.init(Array(repeating: 1, count: max(0, count)))
    }

    /// The number of criteria.
    public var count: Int { values.count }

    /// Takes weights that are known to sum to 1.
    init(drawn values: [Double]) { self.values = values }
}
