/// How the ratings of exactly two raters fall together, for Cohen's kappa.
///
/// Source: Cohen, "Weighted kappa", Psychological Bulletin 70 (1968).
public struct RatingTable: Sendable {
    /// The ratings that occur, the smallest first.
    private let ratings: [Double]
    /// By the first rater's rating, then by the second's: which part of the units.
    private let shares: [[Double]]

    /// Takes both raters' ratings, with the units in one order.
    ///
    /// A unit without two finite ratings is left out. Nil when none is left.
    public init?(_ first: [Double?], _ second: [Double?]) {
        let pairs = zip(first, second).compactMap { pair -> (first: Double, second: Double)? in
            guard let first = pair.0?.whenFinite, let second = pair.1?.whenFinite else { return nil }
            return (first, second)
        }
        let ratings = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(ratings, ratings.indices))
        var counts = ratings.map { _ in ratings.map { _ in 0.0 } }
        for pair in pairs {
            guard let row = places[pair.first], let column = places[pair.second] else { continue }
            counts[row][column] += 1
        }
        self.init(counts: counts, ratings: ratings)
    }

    /// Takes a table of counts or proportions.
    ///
    /// Nil unless it is as wide and as high as there are ratings, with nothing negative and something
    /// positive.
    package init?(counts: [[Double]], ratings: [Double]) {
        let sum = counts.joined().reduce(0, +)
        guard sum > 0, sum.isFinite, counts.joined().allSatisfy({ $0 >= 0 }), counts.count == ratings.count,
            counts.allSatisfy({ $0.count == ratings.count })
        else { return nil }
        self.ratings = ratings
        shares = counts.map { row in row.map { $0 / sum } }
    }

    /// Kappa with disagreement that grows with the square of the difference of two ratings.
    ///
    /// 1 for full agreement, 0 for chance, negative under it; nil when chance leaves no disagreement, as when
    /// no two ratings differ.
    public var quadraticKappa: Double? { kappa { ($0 - $1) * ($0 - $1) } }

    /// Kappa with any weight for a disagreement: 1 - observed / expected, from the margins of the table.
    package func kappa(disagreement: (_ first: Double, _ second: Double) -> Double) -> Double? {
        let firstShares = shares.map { $0.reduce(0, +) }
        let secondShares = shares.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
        var observed = 0.0
        var expected = 0.0
        for row in shares.indices {
            for column in shares.indices {
                let weight = disagreement(ratings[row], ratings[column])
                observed += weight * shares[row][column]
                expected += weight * firstShares[row] * secondShares[column]
            }
        }
        return (1 - observed / expected).whenFinite
    }
}
