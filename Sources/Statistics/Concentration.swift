internal import Glibc

/// In how few hands something lies: capacity, stake, votes.
///
/// Holdings are of owners, so ids of one owner are added up before. The set of measures is that of the
/// Edinburgh Decentralisation Index (Karakostas, Kiayias and Ovezik, 2022).
public struct Concentration: Sendable {
    /// What each holder has, the largest first; holders of nothing are left out.
    private let holdings: [Double]
    private let sum: Double
    private let total: Double

    /// Takes the holdings in any unit, and what there is in all where they may be a part of it: a list of the largest.
    ///
    /// Without `whole`, or where they come to more, the holdings are all there is. Nil when nobody holds anything, when
    /// a holding is negative or not finite, or when their sum is too large for a Double.
    public init?(_ holdings: [Double], of whole: Double? = nil) {
        let sum = holdings.reduce(0, +)
        guard sum > 0, sum.isFinite, holdings.allSatisfy({ $0 >= 0 }) else { return nil }
        self.holdings = holdings.filter { $0 > 0 }.sorted(by: >)
        self.sum = sum
        total = whole.map { $0.isFinite ? max($0, sum) : sum } ?? sum
    }

    /// The part of the whole that the holders listed have together, a ratio.
    public var listed: Double { sum / total }

    /// The number of holders listed.
    public var holders: Int { holdings.count }

    /// Each holder's part of the whole, a ratio, the largest first.
    public var shares: [Double] { holdings.map { $0 / total } }

    /// The part that the largest holders have together, a ratio.
    public func topShare(_ count: Int = 1) -> Double {
        min(1, holdings.prefix(max(0, count)).reduce(0, +) / total)
    }

    /// The fewest holders that together have strictly more than a part of the whole; nil when even all have
    /// not.
    public func fewestHolders(ofMoreThan part: Double) -> Int? {
        // A sum of many holdings may miss exactly half by its rounding.
        let tolerance = 1e-12
        var sum = 0.0
        for (index, holding) in holdings.enumerated() {
            sum += holding
            if sum / total > part + tolerance { return index + 1 }
        }
        return nil
    }

    /// The Nakamoto coefficient: the fewest holders with strictly more than half; nil where all that are listed have not
    /// so much.
    ///
    /// Source: Srinivasan and Lee, "Quantifying decentralization" (2017). Two equal holders give 2; programs
    /// that stop at exactly half give 1.
    public var nakamotoCoefficient: Int? { fewestHolders(ofMoreThan: 0.5) }

    /// The Herfindahl-Hirschman index: the sum of squared percentages, from near 0 to 10 000 for one holder.
    ///
    /// Of a part of the holders it is the least that the index of all can be. The United States' merger guidelines of 2010
    /// call 1500 moderate and 2500 high.
    public var herfindahlIndex: Double { 10_000 * shares.reduce(0) { $0 + $1 * $1 } }

    /// The entropy in bits of what those listed hold (Shannon, 1948): 0 for one holder, log₂ n for n equal ones.
    public var entropy: Double {
        -holdings.reduce(0) { $0 + ($1 / sum > 0 ? $1 / sum * log2($1 / sum) : 0) }
    }

    /// The Gini coefficient of what those listed hold (Gini, 1912): 0 when all hold the same, near 1 when one holds
    /// all.
    public var gini: Double {
        let count = Double(holders)
        let ranked = holdings.enumerated().reduce(0) {
            $0 + (count - Double($1.offset)) * ($1.element / sum)
        }
        return max(0, (2 * ranked - (count + 1)) / count)
    }
}
