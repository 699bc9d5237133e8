/// The order of alternatives by one value each, the largest first.
public struct Ranking: Hashable, Sendable {
    /// One rank per alternative: 1 + the number of alternatives that are strictly better.
    ///
    /// In the caller's order. Ties share the better rank (1, 2, 2, 4). Values are compared after rounding to
    /// six decimals; one that is not finite ranks last.
    public let ranks: [Int]

    /// Ranks the alternatives by one value each.
    public init(_ values: [Double]) {
        let compared = values.map(\.roundedForComparison)
        let order = compared.indices.sorted { compared[$0] > compared[$1] }
        var ranks = Array(repeating: 1, count: values.count)
        for (place, alternative) in order.enumerated().dropFirst() {
            let better = order[place - 1]
            ranks[alternative] = compared[alternative] == compared[better] ? ranks[better] : place + 1
        }
        self.ranks = ranks
    }

    /// Kendall's tau-b with another order of the same alternatives, ties allowed for.
    ///
    /// 1 is the same order, -1 the reverse. Nil when the counts differ, or one order ties everything. Source:
    /// Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
    public func kendallTau(with other: Ranking) -> Double? {
        guard ranks.count == other.ranks.count else { return nil }
        var balance = 0
        var ordered = 0
        var otherOrdered = 0
        for second in ranks.indices {
            for first in 0..<second {
                let direction = (ranks[first] - ranks[second]).signum()
                let otherDirection = (other.ranks[first] - other.ranks[second]).signum()
                balance += direction * otherDirection
                ordered += abs(direction)
                otherOrdered += abs(otherDirection)
            }
        }
        return (Double(balance) / (Double(ordered) * Double(otherOrdered)).squareRoot()).whenFinite
    }
}
