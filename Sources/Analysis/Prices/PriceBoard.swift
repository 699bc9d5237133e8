public import Metrics

/// What every GPU model costs on every network and cloud at one moment.
public struct PriceBoard: Sendable {
    /// The moment.
    public let at: Timestamp
    /// By side, in the order of ``Side``; networks by name, clouds in the order of the rules.
    public let columns: [Column]
    /// In the order of Data/GPUs.yaml, unlisted models last by name.
    public let rows: [Row]
    /// The whole basket; nil when too little of it can be compared.
    public let overall: BasketPrice?

    public init(at: Timestamp, columns: [Column], rows: [Row], overall: BasketPrice?) {
        self.at = at
        self.columns = columns
        self.rows = rows
        self.overall = overall
    }

    /// A network or a cloud.
    public struct Column: Hashable, Sendable, Identifiable {
        /// The network's id, or the cloud's.
        public let id: String
        public let name: String
        public let side: Side

        public init(id: String, name: String, side: Side) {
            self.id = id
            self.name = name
            self.side = side
        }
    }

    /// A GPU model.
    public struct Row: Sendable, Identifiable {
        /// Its name in Data/GPUs.yaml; memory, and form where it is not the usual one, are in it.
        public let id: String
        public let title: String
        /// One a column; nil where the model is not offered.
        public let offers: [Offer?]
        /// The column of the cheapest price that can be had.
        public let cheapest: Int?
        /// The median of what counts on each side, USD per GPU and hour.
        public let sides: [Side: SidePrice]
        /// Free units behind the price of the decentralized side, of the networks that count them; nil when none does.
        public let free: Double?
        /// Decentralized against cloud.
        public let comparison: Comparison

        public init(
            id: String, title: String, offers: [Offer?], cheapest: Int?, sides: [Side: SidePrice],
            free: Double?, comparison: Comparison
        ) {
            self.id = id
            self.title = title
            self.offers = offers
            self.cheapest = cheapest
            self.sides = sides
            self.free = free
            self.comparison = comparison
        }
    }

    /// The row of a GPU model.
    public subscript(gpu: String) -> Row? { rows.first { $0.id == gpu } }
}
