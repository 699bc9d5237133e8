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

    /// Whether something can be called so: it has a letter or a digit of any script, and 80 characters at most.
    static func isUsable(name: String) -> Bool {
        name.count <= 80 && name.contains { $0.isLetter || $0.isNumber }
            && !name.unicodeScalars.contains(where: isUnfit)
    }

    /// What breaks a line, moves a cursor or turns the direction of what follows.
    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Emoji are joined by a character of this kind.
        case .format: scalar.properties.isBidiControl
        default: false
        }
    }

    /// The id that a name makes: its letters and digits of ASCII; nil for a name without any.
    public static func id(ofName name: String) -> String? {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? nil : words.joined(separator: "-")
    }
}
