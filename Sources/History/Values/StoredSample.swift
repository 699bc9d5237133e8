public import Metrics

/// A sample with all that is kept of it.
public struct StoredSample: Hashable, Sendable {
    public let sample: Sample
    public let quality: Quality
    public let origin: Origin
    /// The network whose source brought it; for market data not the series' own.
    public let sourceNetwork: String
    public let source: String

    public init(
        _ sample: Sample, quality: Quality = .good, origin: Origin = .measured, sourceNetwork: String,
        source: String
    ) {
        self.sample = sample
        self.quality = quality
        self.origin = origin
        self.sourceNetwork = sourceNetwork
        self.source = source
    }
}
