public import Metrics

/// Which layers a project is about.
public struct LayerProfile: Hashable, Sendable {
    /// How much of a chain its users meet.
    public enum Crypto: String, CaseIterable, Sendable {
        case none, light, heavy
    }

    /// What is known of one layer.
    public struct Entry: Hashable, Sendable {
        public let layer: Layer
        /// The project's own words for it; nil where it does not claim the layer.
        public let claim: String?
        /// Whether an observer finds it; nil while nobody looked.
        public let isObserved: Bool?
        /// Whether it is the one that the project is about; one at most.
        public let isPrimary: Bool
        /// Where it is claimed; nil where nobody noted it.
        public let url: String?
        /// When that was read.
        public let date: Timestamp?

        public init(
            _ layer: Layer, claim: String?, isObserved: Bool? = nil, isPrimary: Bool = false,
            url: String? = nil, date: Timestamp? = nil
        ) {
            self.layer = layer
            self.claim = claim
            self.url = url
            self.date = date
            self.isObserved = isObserved
            self.isPrimary = isPrimary
        }
    }

    /// In the order of the layers; those without an entry are neither claimed nor observed.
    public let layers: [Entry]
    /// Nil while it is not known.
    public let crypto: Crypto?

    public init(layers: [Entry], crypto: Crypto?) {
        self.layers = layers
        self.crypto = crypto
    }

    /// Nothing is known yet.
    public static let unknown = LayerProfile(layers: [], crypto: nil)

    /// The layers that the project claims.
    public var claimed: [Layer] { layers.filter { $0.claim != nil }.map(\.layer) }
}
