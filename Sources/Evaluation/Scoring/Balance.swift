internal import Glibc
internal import Statistics

/// Whether strong pillars hide weak ones.
///
/// The pillars are the questions of the checklist, and the trade-offs as one. The geometric mean is never the
/// headline, since its floor of one point is arbitrary.
public struct Balance: Sendable {
    /// The mean of the pillars' points by their shares.
    public let arithmetic: Double
    /// It falls behind the arithmetic mean the more, the less even the pillars are.
    public let geometric: Double
    /// The title of the pillar with the lowest point.
    public let lowest: String

    /// From this many points on the pillars are called uneven.
    public static let limit = 10.0

    /// The points between the two means.
    public var imbalance: Double { arithmetic - geometric }

    /// Whether the imbalance is more than ``limit``, after rounding to six decimals.
    public var isUneven: Bool { imbalance.roundedForComparison > Self.limit }

    /// Nil while no pillar has a point.
    public init?(_ card: Scorecard) {
        let answered = card.pillars.compactMap { pillar in
            pillar.score?.answeredPoint.map { (title: pillar.title, share: pillar.share, point: $0) }
        }
        let total = answered.reduce(0) { $0 + $1.share }
        guard let lowest = answered.min(by: { $0.point < $1.point }), total > 0 else { return nil }
        arithmetic = answered.reduce(0) { $0 + $1.share * $1.point } / total
        geometric = exp(answered.reduce(0) { $0 + $1.share * log(max(1, $1.point)) } / total)
        self.lowest = lowest.title
    }
}
