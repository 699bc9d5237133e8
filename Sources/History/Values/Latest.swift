public import Metrics

/// The newest value of a series and where it came from.
public struct Latest: Hashable, Sendable {
    public let series: Series
    public let value: Double
    /// The slot it sits on.
    public let time: Timestamp
    /// When the poll that brought it was sent.
    public let polledAt: Timestamp
    /// The network whose source brought it; for market data not the series' own.
    public let sourceNetwork: String
    public let source: String
    /// SHA-256 of the answer that it was in.
    public let hash: String?
    public let origin: Origin
    public let quality: Quality
    /// The newest good value, older than this one where ``quality`` is quarantined; nil when none ever was.
    public let good: Change.Reading?
    /// The newest quarantined value, which may be older than the good one; nil when none is.
    public let quarantined: Change.Reading?

    /// A reading for a series; `good` is needed only for a quarantined value, `quarantined` for a good one: either is
    /// its own.
    public init(
        series: Series, value: Double, time: Timestamp, polledAt: Timestamp, sourceNetwork: String,
        source: String, hash: String?, origin: Origin, quality: Quality, good: Change.Reading? = nil,
        quarantined: Change.Reading? = nil
    ) {
        self.series = series
        self.value = value
        self.time = time
        self.polledAt = polledAt
        self.sourceNetwork = sourceNetwork
        self.source = source
        self.hash = hash
        self.origin = origin
        self.quality = quality
        let own = Change.Reading(time: time, value: value)
        self.good = quality == .good ? own : good
        self.quarantined = quality == .quarantined ? own : quarantined
    }
}
