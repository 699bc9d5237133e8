public import Metrics

/// A text about a network that is no figure: a subnet's name, a software version.
public struct Fact: Hashable, Sendable {
    public let network: String
    public let name: String
    /// What it is about: `subnet=64`; none for the network itself.
    public let labels: Labels
    /// As it came from outside; kept to its first 2,000 characters, with nothing stripped.
    public let text: String

    public init(network: String, name: String, labels: Labels = .none, text: String) {
        self.network = network
        self.name = name
        self.labels = labels
        self.text = text
    }
}

/// A fact that holds, and since when.
public struct DatedFact: Hashable, Sendable {
    public let fact: Fact
    /// The slot of the poll that first gave this text.
    public let since: Timestamp
    /// The network whose source gave it.
    public let sourceNetwork: String
    public let source: String

    public init(
        fact: Fact, since: Timestamp, sourceNetwork: String, source: String
    ) {
        self.fact = fact
        self.since = since
        self.sourceNetwork = sourceNetwork
        self.source = source
    }
}
