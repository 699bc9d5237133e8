/// The levels that an assessor cannot decide between; one level is a range of one.
public struct LevelRange: Hashable, Sendable {
    /// 0 to 4.
    public let low: Int
    /// From ``low`` to 4.
    public let high: Int

    /// Fails for levels outside 0 to 4 and for a range that is upside down.
    public init?(_ low: Int, _ high: Int) {
        guard low >= 0, low <= high, high <= Item.topLevel else { return nil }
        self.low = low
        self.high = high
    }

    /// Fails for a level outside 0 to 4.
    public init?(_ level: Int) { self.init(level, level) }
}

extension LevelRange: CustomStringConvertible {
    /// `3`, or `2–3` for a range.
    public var description: String { low == high ? "\(low)" : "\(low)–\(high)" }
}
