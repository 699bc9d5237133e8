public import Metrics

/// The news that a poll has been recorded.
public struct Notice: Hashable, Sendable {
    public let network: String
    public let source: String
    /// When the poll was sent.
    public let time: Timestamp

    public init(network: String, source: String, time: Timestamp) {
        self.network = network
        self.source = source
        self.time = time
    }
}
