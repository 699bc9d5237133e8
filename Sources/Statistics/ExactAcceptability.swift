/// Rank acceptability by the area of the weights for which each alternative takes each rank.
///
/// Generic, so that fractions prove the geometry that Doubles run. The shares are those of
/// ``Acceptability``, integrated instead of sampled.
package struct ExactAcceptability<Number: DivisibleNumber> {
    /// By alternative, then by rank from the first.
    package private(set) var ranks: [[Number]]
    /// By alternative, then by the other one; a tie is half a win, and nobody wins against itself.
    package private(set) var pairwise: [[Number]]
    /// Nil for an alternative that is nowhere first.
    package private(set) var centralWeights: [[Number]?]

    /// Nil when more than three weights may vary, or when the rows of `scores` and the weights differ in
    /// length.
    package init?(scores: [[Number]], weights: [Number], mode: WeightMode) {
        guard let region = WeightRegion(mode, weights: weights), !scores.isEmpty,
            scores.allSatisfy({ $0.count == weights.count })
        else { return nil }
        let none = [Number](repeating: 0, count: scores.count)
        ranks = scores.map { _ in none }
        pairwise = ranks
        centralWeights = []
        let largest = scores.joined().reduce(0) { max($0, abs($1)) }
        // To at most 1, the scale of the weights, so that one measure of noise serves both.
        let scaled = largest == 0 ? scores : scores.map { row in row.map { $0 / largest } }
        for (alternative, own) in scaled.enumerated() {
            let leads = scaled.map { other in region.line(zip(own, other).map(-)) }
            for (other, lead) in leads.enumerated() where other != alternative {
                pairwise[alternative][other] = region.share(ahead: lead)
            }
            let cells = region.cells(rankedBy: leads)
            for cell in cells { ranks[alternative][cell.rank] += region.share(of: cell.polygon) }
            centralWeights.append(region.centralWeights(of: cells.filter { $0.rank == 0 }.map(\.polygon)))
        }
    }
}

extension WeightRegion {
    /// The part of the region where a lead is positive, and half of it all where it is zero throughout.
    fileprivate func share(ahead lead: Line<Number>) -> Number {
        lead.isZero(on: polygon) ? 1 / 2 : share(of: polygon.clipped(to: lead))
    }

    fileprivate func share(of part: Polygon<Number>) -> Number { part.area / polygon.area }

    /// The region cut along every lead; in a cell the rank is the number of leads that are negative.
    fileprivate func cells(rankedBy leads: [Line<Number>]) -> [(polygon: Polygon<Number>, rank: Int)] {
        var cells = [(polygon: polygon, rank: 0)]
        for lead in leads {
            cells = cells.flatMap { cell in
                guard !lead.isZero(on: cell.polygon) else { return [cell] }
                return [
                    (polygon: cell.polygon.clipped(to: lead), rank: cell.rank),
                    (polygon: cell.polygon.clipped(to: -lead), rank: cell.rank + 1),
                ].filter { share(of: $0.polygon) > Number.noise }
            }
        }
        return cells
    }

    /// The mean weights over some cells; nil without cells.
    fileprivate func centralWeights(of cells: [Polygon<Number>]) -> [Number]? {
        let area = cells.reduce(0) { $0 + $1.area }
        guard area > 0 else { return nil }
        var centre = Polygon<Number>.Point(x: 0, y: 0)
        for cell in cells {
            guard let own = cell.centroid else { continue }
            centre.x += own.x * cell.area / area
            centre.y += own.y * cell.area / area
        }
        return weights(at: centre)
    }
}
