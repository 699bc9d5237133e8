public import Metrics

/// What one network or cloud asks for one GPU model.
public struct Offer: Hashable, Sendable {
    /// USD per GPU and hour, on demand.
    public let price: Double
    /// Units that can be had at it; nil when nobody says.
    public let free: Double?
    /// When it was measured, or the day of the list; nil when that is not known.
    public let time: Timestamp?
    /// Where it is from.
    public let origin: PriceOrigin
    /// Whether it counts.
    public let standing: Standing

    /// Whether a price counts, and why not.
    public enum Standing: String, CaseIterable, Hashable, Sendable {
        case counted
        /// No unit can be had at it.
        case noFreeUnit = "no-free-unit"
        /// Nobody says whether a unit can be had at it.
        case freeUnknown = "free-unknown"
        /// It was measured too long ago.
        case old
        /// It is shown beside the ones that the rules count.
        case beside
    }

    /// Whether it can be had, as far as is known.
    public var isObtainable: Bool { standing == .counted || standing == .beside }

    /// Whether it was written down, rather than measured, and long ago or nobody knows when.
    public var isDated: Bool {
        if case .list(_, let isDated) = origin { isDated } else { false }
    }

    public init(
        price: Double, free: Double?, time: Timestamp?, origin: PriceOrigin, standing: Standing
    ) {
        self.price = price
        self.free = free
        self.time = time
        self.origin = origin
        self.standing = standing
    }
}

/// Where a price is from.
public enum PriceOrigin: Hashable, Sendable {
    /// A series, with the network and the id of the source that brought it.
    case series(Series, source: String, origin: Origin)
    /// A list that came with Assay: the document, and whether it is dated.
    case list(String, isDated: Bool)

    /// How its sample came to be here; nil for a list.
    public var ofSamples: Origin? { if case .series(_, _, let origin) = self { origin } else { nil } }
}
