public import Metrics

/// Who brought a value, and how it came to be here.
public struct Delivery: Hashable, Sendable {
    /// The network whose source it was; for market data not the series' own.
    public let network: String
    public let source: String
    public let origin: Origin

    public init(network: String, source: String, origin: Origin) {
        self.network = network
        self.source = source
        self.origin = origin
    }
}

extension Latest {
    /// How the newest value came.
    public var delivery: Delivery { Delivery(network: sourceNetwork, source: source, origin: origin) }
}
