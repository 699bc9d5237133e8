public import Metrics

/// What is scored.
public struct Project: Identifiable, Hashable, Sendable {
    /// Made from the name: lower-case letters, digits and dashes.
    public let id: String
    /// As the person writes it; at most 80 characters when made by ``init(named:network:added:)``.
    public let name: String
    /// The id of the network whose figures bear on it.
    public let network: String?
    /// When it came onto the list.
    public let added: Timestamp
    /// What it says that it decentralizes.
    public var profile: LayerProfile
    /// What it says of itself in figures, with where and when.
    public var claims: [Claim]

    /// A project of a given id, such as that of the network it is tied to.
    public init(
        id: String, name: String, network: String? = nil, added: Timestamp,
        profile: LayerProfile = .unknown, claims: [Claim] = []
    ) {
        self.id = id
        self.name = name
        self.network = network
        self.added = added
        self.profile = profile
        self.claims = claims
    }

    /// A project whose id is made from its name.
    ///
    /// - Returns: Nil for a name without a letter or a digit of ASCII, or with more than 80 characters.
    public init?(named name: String, network: String? = nil, added: Timestamp) {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard !words.isEmpty, name.count <= 80 else { return nil }
        self.init(id: words.joined(separator: "-"), name: name, network: network, added: added)
    }
}
