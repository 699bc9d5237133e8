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

    /// A network or a cloud.
    public struct Column: Hashable, Sendable, Identifiable {
        /// The network's id, or the cloud's.
        public let id: String
        public let name: String
        public let side: Side
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
    }

    /// The row of a GPU model.
    public subscript(gpu: String) -> Row? { rows.first { $0.id == gpu } }
}

/// The price of one side: of a model the median of its offers that count, of the basket the weighted mean.
public struct SidePrice: Hashable, Sendable {
    /// USD per GPU and hour.
    public let value: Double
    /// How many prices are behind it.
    public let count: Int
    /// Whether a dated list price is behind it.
    public let isDated: Bool
}

/// The price of the basket on each side, over the models that both compared sides have.
public struct BasketPrice: Hashable, Sendable {
    /// Sides that have every one of ``models``.
    public let sides: [Side: SidePrice]
    /// The GPU models that it speaks of.
    public let models: [String]
    /// The part of the basket that they are, a ratio.
    public let weight: Double
    /// 1 less the one side over the other; negative when it is dearer.
    public let discount: Double

    /// A side's price as a share of the side that the discount is against: 1 is the same.
    public func relative(_ side: Side, to base: Side) -> Double? {
        guard let price = sides[side]?.value, let whole = sides[base]?.value, whole > 0 else { return nil }
        return price / whole
    }
}

/// Whether one side can be set against the other for a model, and what comes of it.
public enum Comparison: Hashable, Sendable {
    /// 1 less the one over the other, a ratio, negative when it is dearer; dated when a list price behind it is.
    case discount(Double, isDated: Bool)
    case notCompared(Reason)

    /// Why two sides are not compared.
    public enum Reason: Hashable, Sendable {
        /// Nobody on the side offers the model.
        case noOffer(Side)
        /// Nobody on the side offers it, but models of the same family with other memory or form.
        case otherForm(Side, [String])
        /// It is offered on the side, but nothing of that counts: no unit is free, or every price is old.
        case nothingCounts(Side)
    }

    /// The discount, where there is one.
    public var discount: Double? {
        if case .discount(let ratio, _) = self { ratio } else { nil }
    }
}

extension Comparison.Reason: CustomStringConvertible {
    /// `no cloud offers it`.
    public var description: String {
        switch self {
        case .noOffer(let side): "\(Self.nobody(side)) offers it"
        case .otherForm(let side, let names):
            "\(Self.nobody(side)) offers it in this form, only \(names.joined(separator: ", "))"
        case .nothingCounts(let side): "\(Self.nobody(side)) has a free unit at a fresh price"
        }
    }

    private static func nobody(_ side: Side) -> String {
        switch side {
        case .decentralized: "no decentralized network"
        case .marketplace: "no marketplace"
        case .cloud: "no cloud"
        }
    }
}
