public import Metrics

/// How long valid answers took.
///
/// Every phase has its own percentile, so the phases do not add up to the total.
public struct Latency: Hashable, Sendable {
    /// The answers that were counted; at least one.
    public let count: Int
    public let p50: Phases
    public let p95: Phases

    public init(count: Int, p50: Phases, p95: Phases) {
        self.count = count
        self.p50 = p50
        self.p95 = p95
    }

    /// - Returns: nil without any phases.
    init?(of phases: [Phases]) {
        guard !phases.isEmpty else { return nil }
        count = phases.count
        p50 = Self.percentile(0.50, of: phases)
        p95 = Self.percentile(0.95, of: phases)
    }

    private static func percentile(_ share: Double, of phases: [Phases]) -> Phases {
        func value(_ phase: KeyPath<Phases, Double>) -> Double {
            percentile(share, of: phases.map { $0[keyPath: phase] }.sorted())
        }
        return Phases(
            dns: value(\.dns), connect: value(\.connect), tls: value(\.tls), firstByte: value(\.firstByte),
            total: value(\.total))
    }

    /// Of at least one value, between the two nearest in proportion (Hyndman and Fan's type 7, the default of NumPy and R).
    static func percentile(_ share: Double, of sorted: [Double]) -> Double {
        let rank = share * Double(sorted.count - 1)
        let below = Int(rank)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - Double(below))
    }
}
