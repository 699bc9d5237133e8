/// A value from 0 to 100 with what is not known about it.
///
/// The ends are bounds, not likelihoods: they assume that every doubt falls the same way.
public struct Score: Hashable, Sendable {
    public let low: Double
    public let high: Double
    /// The value over what is answered, however little that is; nil when nothing is.
    public let answeredPoint: Double?
    /// The share of the weight that is answered, 0 to 1.
    public let coverage: Double

    public init(low: Double, high: Double, answeredPoint: Double?, coverage: Double) {
        self.low = low
        self.high = high
        self.answeredPoint = answeredPoint
        self.coverage = coverage
    }

    /// Nothing answered at all.
    public static let unknown = Score(low: 0, high: 100, answeredPoint: nil, coverage: 0)

    /// Below this coverage the point says too little to be shown.
    public static let leastCoverage = 0.6

    /// ``answeredPoint``, hidden while coverage is under 60 %.
    public var point: Double? {
        coverage.roundedForComparison >= Self.leastCoverage ? answeredPoint : nil
    }

    public var width: Double { high - low }
}

extension Score: CustomStringConvertible {
    /// `67 [56–76]`, or `[0–100]` without a point.
    public var description: String {
        let range = "[\(low.whole)–\(high.whole)]"
        return point.map { "\($0.whole) \(range)" } ?? range
    }
}

extension Double {
    /// Six decimals, so that the same answers compare the same on every machine.
    var roundedForComparison: Double { (self * 1e6).rounded() / 1e6 }

    /// A score as a whole number; scores lie in 0 to 100.
    fileprivate var whole: Int { Int(rounded()) }
}
