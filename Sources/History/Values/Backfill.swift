public import Metrics

/// Samples that a source keeps of the past, fetched at once: each brings its own time.
///
/// Kept apart from polls: a batch says nothing of how the source fares. See ``History/backfill(_:)``.
public struct Backfill: Sendable {
    public var network: String
    public var source: String
    /// When it was fetched, to the millisecond.
    public var time: Timestamp
    /// SHA-256 of the answer in hexadecimal; nil when there was none.
    public var hash: String?
    public var origin: Origin
    /// Series of other networks are allowed, in any order of time.
    public var samples: [Sample]

    public init(
        network: String, source: String, time: Timestamp, hash: String? = nil,
        origin: Origin = .backFilled, samples: [Sample]
    ) {
        self.network = network
        self.source = source
        self.time = time
        self.hash = hash
        self.origin = origin
        self.samples = samples
    }
}
