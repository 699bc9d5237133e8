/// One figure of one network over time: network, metric and labels.
public struct Series: Hashable, Sendable {
    public let network: String
    public let metric: String
    public let labels: Labels

    public init(network: String, metric: String, labels: Labels = .none) {
        self.network = network
        self.metric = metric
        self.labels = labels
    }
}

extension Series: Comparable {
    public static func < (left: Series, right: Series) -> Bool {
        if left.network != right.network { return left.network < right.network }
        if left.metric != right.metric { return left.metric < right.metric }
        return left.labels < right.labels
    }
}

extension Series: CustomStringConvertible {
    /// `akash gpu.price.median{gpu=h100}`.
    public var description: String {
        labels.isEmpty ? "\(network) \(metric)" : "\(network) \(metric){\(labels)}"
    }
}
