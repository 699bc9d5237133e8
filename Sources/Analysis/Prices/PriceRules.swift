public import Metrics

/// What may be compared with what, and what an index is made of: Data/PriceIndex.yaml and Data/Baselines.
public struct PriceRules: Sendable {
    /// A GPU model of the basket.
    public struct Weight: Hashable, Sendable {
        /// A name of Data/GPUs.yaml, so memory and form are in it.
        public let gpu: String
        /// Its part of the basket; all parts add up to 1.
        public let weight: Double
    }

    /// The models of the overall index.
    public let basket: [Weight]
    /// What counts as a network's price of a model: `gpu.price.median`, without a label but `gpu`.
    public let metric: String
    /// The term of every price that is compared.
    public let term: Term
    /// An older live price is shown, and not counted.
    public let maxAge: Duration
    /// The first of these that a network has for a model, and lately, says how many units are free.
    public let freeMetrics: [String]
    /// Networks all of whose prices are those of free offers, without a count.
    public let pricesOfFreeUnits: Set<String>
    /// The networks of two of the sides.
    public let controls: [Side: Control]
    /// The ids of the clouds whose prices count.
    public let counted: [String]
    /// Every cloud that is shown: first those that count, in the order of the file, then the others.
    public let clouds: [Cloud]
    /// The basket's weight that a statement about the whole needs at least, a ratio.
    public let leastWeight: Double
    /// The discount is 1 less the price of the first side over that of the second.
    public let discount: (of: Side, against: Side)
    /// A written-down price is shown as dated from this age on.
    public let datedAfter: Duration
    /// The network whose service probes latencies are set against; nil when none is named.
    public let latencyReference: String?

    /// No price that is older than this counts anywhere.
    var longestAge: Duration { clouds.compactMap(\.live?.maxAge).reduce(maxAge, max) }

    /// Whether a written-down price of a day is to be shown as dated at a moment; one of no known day always is.
    public func isDated(_ seen: Timestamp?, at now: Timestamp) -> Bool {
        seen.map { now - $0 > datedAfter } ?? true
    }
}

/// For how long a price holds.
public enum Term: String, CaseIterable, Hashable, Sendable {
    case onDemand = "on-demand"
    case spot
}
