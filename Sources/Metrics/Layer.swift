/// What part of the stack a network decentralizes; `reference` for clouds and market data.
public enum Layer: String, CaseIterable, Codable, Sendable {
    case distributedCompute = "distributed-compute"
    case openModels = "open-models"
    case incentives
    case data
    case verifiable
    case edge
    case reference

    public var title: String {
        switch self {
        case .distributedCompute: "Distributed compute"
        case .openModels: "Open models"
        case .incentives: "Incentive networks"
        case .data: "Data"
        case .verifiable: "Verifiable execution"
        case .edge: "Edge and local inference"
        case .reference: "Reference"
        }
    }
}

/// Who can change or switch off a network, so that no comparison counts one as the other.
public enum Control: String, CaseIterable, Codable, Sendable {
    case decentralized
    /// Many suppliers, one company that runs the market.
    case marketplace
    case company
}

/// What a source's answer speaks of.
public enum Probe: String, CaseIterable, Codable, Sendable {
    /// The network itself: an RPC node, a gateway, a router. Its latency is the network's.
    case service
    /// Somebody's web API about the network. Its latency is the API's alone.
    case statistics
}

/// What an answer is, before it is read as JSON.
public enum AnswerForm: String, CaseIterable, Codable, Sendable {
    case json
    /// Rows under a row of names (RFC 4180); read as a list of objects whose values are texts.
    case csv
    /// Anything else; read as one JSON text.
    case text
}
