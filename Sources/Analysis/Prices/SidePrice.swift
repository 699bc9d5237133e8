/// The price of one side: of a model the median of its offers that count, of the basket the weighted mean.
public struct SidePrice: Hashable, Sendable {
    /// USD per GPU and hour.
    public let value: Double
    /// How many prices are behind it.
    public let count: Int
    /// Whether a dated list price is behind it.
    public let isDated: Bool

    public init(value: Double, count: Int, isDated: Bool) {
        self.value = value
        self.count = count
        self.isDated = isDated
    }
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

    public init(sides: [Side: SidePrice], models: [String], weight: Double, discount: Double) {
        self.sides = sides
        self.models = models
        self.weight = weight
        self.discount = discount
    }

    /// A side's price as a share of the side that the discount is against: 1 is the same.
    public func relative(_ side: Side, to base: Side) -> Double? {
        guard let price = sides[side]?.value, let whole = sides[base]?.value, whole > 0 else { return nil }
        return price / whole
    }
}
