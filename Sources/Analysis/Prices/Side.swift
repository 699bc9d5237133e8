/// Who is behind a price, so that no comparison counts one as the other.
public enum Side: String, CaseIterable, Hashable, Sendable {
    /// Networks that nobody controls alone.
    case decentralized
    /// Many suppliers on a market that one company runs.
    case marketplace
    /// One company's own machines.
    case cloud

    public var title: String {
        switch self {
        case .decentralized: "Decentralized"
        case .marketplace: "Marketplaces"
        case .cloud: "Clouds, on demand"
        }
    }
}
