internal import Catalog

/// A source by the ids of its network and itself.
public struct SourceID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let network: String
    public let source: String

    public init(network: String, source: String) {
        self.network = network
        self.source = source
    }

    /// Reads ``description``; nil for what is none.
    public init?(_ description: String) {
        let ids = description.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ids.count == 2 else { return nil }
        self.init(network: ids[0], source: ids[1])
    }

    init(_ source: Source) {
        self.init(network: source.network, source: source.id)
    }

    /// The two ids: `akash/gpu-prices`.
    public var description: String { "\(network)/\(source)" }

    public static func < (left: SourceID, right: SourceID) -> Bool {
        (left.network, left.source) < (right.network, right.source)
    }
}
