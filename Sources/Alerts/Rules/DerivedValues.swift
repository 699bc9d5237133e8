internal import Analysis
internal import History
internal import Metrics
internal import Storage

/// The values of a figure that no source measures and nobody stores, such as `utilization.mean`.
struct DerivedValues {
    private let metric: DerivedMetric
    private let series: Series
    private var computed: Timestamp?

    /// How often it is computed: it speaks of days, and each time reads as many as that.
    static let pace = Duration.seconds(600)

    /// Nil for what history keeps.
    init?(_ series: Series) {
        guard let metric = DerivedMetric(rawValue: series.metric), !metric.isMeasured else { return nil }
        (self.metric, self.series) = (metric, series)
    }

    /// The value at a moment; nil where there is none.
    func value(_ derivation: Derivation, at time: Timestamp) throws(StorageError) -> Double? {
        try derivation.figure(metric, of: series.network, gpu: series.labels["gpu"], at: time)?.value
    }

    /// The value now; nil where there is none, and where it was computed a moment ago.
    mutating func next(_ derivation: Derivation, at now: Timestamp) throws(StorageError) -> Double? {
        // A clock that was set back is not waited for.
        if let computed, (computed..<computed + Self.pace).contains(now) { return nil }
        computed = now
        return try value(derivation, at: now)
    }
}
