internal import Metrics
internal import Statistics

/// A value from 0 to 100 with what is not known about it.
///
/// The ends are bounds, not likelihoods: they assume that every doubt falls the same way.
public struct Score: Hashable, Sendable {
    /// The least that the answers leave possible, 0 to 100.
    public let low: Double
    /// The most that the answers leave possible, 0 to 100.
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

    /// Whether enough is answered for the score to say anything beside others.
    public var isDecidable: Bool { coverage.roundedForComparison >= Self.leastCoverage }

    /// ``answeredPoint``, hidden while coverage is under 60 %.
    public var point: Double? { isDecidable ? answeredPoint : nil }

    /// ``coverage`` as it is written everywhere: `92 %`.
    public var coverageText: String { "\(Number.percent(coverage, decimals: 0)) %" }

    /// How much is not known, in points.
    public var width: Double { high - low }
}

extension Score: CustomStringConvertible {
    /// `67 [56–76]`, or `[0–100]` without a point.
    public var description: String {
        let range = "[\(Number.fixed(low, decimals: 0))–\(Number.fixed(high, decimals: 0))]"
        return point.map { "\(Number.fixed($0, decimals: 0)) \(range)" } ?? range
    }
}
