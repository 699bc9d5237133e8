/// How far several raters agree beyond chance: Krippendorff's alpha.
///
/// Any number of raters, missing ratings allowed; time grows with the square of the number of ratings.
/// Source: Krippendorff, "Computing Krippendorff's alpha-reliability" (2011).
public struct Agreement: Equatable, Sendable {
    /// What the distance between two ratings means.
    public enum Scale: Sendable {
        /// Ratings are equal or they are not.
        case nominal
        /// Ratings have an order; their distance is the number of ratings given between them.
        case ordinal
        /// Ratings are numbers; their distance is the difference.
        case interval
    }

    /// The number of units with two ratings or more; the others say nothing.
    public let units: Int
    /// The mean squared distance between ratings of the same unit.
    public let observedDisagreement: Double
    /// The mean squared distance between ratings of any units.
    public let expectedDisagreement: Double

    /// 1 for full agreement, 0 for chance, negative under it; nil when no two ratings differ.
    ///
    /// The customary reading: rely on it from 0.800, tentatively from 0.667.
    public var alpha: Double? { (1 - observedDisagreement / expectedDisagreement).whenFinite }

    /// Takes a row of ratings per rater, with the units in one order.
    ///
    /// A rating that is nil or not finite is missing, as is one beyond the end of a shorter row. Nil when no
    /// unit has two ratings, or when the squared distances are too large for a Double.
    public init?(ratings: [[Double?]], scale: Scale = .ordinal) {
        let unitCount = ratings.map(\.count).max() ?? 0
        let rated = (0..<unitCount)
            .map { unit in ratings.compactMap { $0.indices.contains(unit) ? $0[unit]?.whenFinite : nil } }
            .filter { $0.count > 1 }
        guard !rated.isEmpty else { return nil }
        let positions = scale.positions(of: rated.joined().sorted())
        let placed = rated.map { unit in unit.compactMap { positions[$0] } }
        let all = Array(placed.joined())

        units = placed.count
        observedDisagreement =
            placed.reduce(0) { $0 + scale.disagreement(among: $1) * Double($1.count) } / Double(all.count)
        expectedDisagreement = scale.disagreement(among: all)
        guard observedDisagreement.isFinite, expectedDisagreement.isFinite else { return nil }
    }
}

extension Agreement.Scale {
    /// Where each rating stands on a line on which distances are differences.
    ///
    /// On the ordinal scale that is the middle of its place among all ratings, which makes the difference
    /// Krippendorff's: all from one rating to the other, less half of those at both ends.
    fileprivate func positions(of sorted: [Double]) -> [Double: Double] {
        var positions: [Double: Double] = [:]
        for (index, rating) in sorted.enumerated() {
            // The ratings below it, and a half for each that is equal.
            positions[rating] = self == .ordinal ? (positions[rating] ?? Double(index)) + 0.5 : rating
        }
        return positions
    }

    /// The mean squared distance of each position from each other one.
    fileprivate func disagreement(among positions: [Double]) -> Double {
        let sum = positions.reduce(0) { sum, one in
            positions.reduce(sum) { sum, other in
                let distance = self == .nominal ? (one == other ? 0 : 1) : one - other
                return sum + distance * distance
            }
        }
        return sum / (Double(positions.count) * Double(positions.count - 1))
    }
}
