/// An item that is not certain, and what it would settle.
public struct OpenItem: Sendable {
    /// As it came out.
    public let item: CriterionScore
    /// How many points narrower the overall score would be, if the item were known to be at its midpoint.
    public let points: Double
}

extension Scorecard {
    /// What to find out next: the items that would narrow the overall score, the most settling first.
    ///
    /// Those of equal worth stand in the rubrics' order.
    public var openItems: [OpenItem] {
        items.compactMap { item in
            guard let score = item.score, score.width > 0 else { return nil }
            let middle = (score.low + score.high) / 2
            let known = Score(low: middle, high: middle, answeredPoint: middle, coverage: 1)
            let points = overall.width - fixing([item.id: known]).overall.width
            return points.roundedForComparison > 0 ? OpenItem(item: item, points: points) : nil
        }
        .enumerated()
        .sorted {
            let (left, right) = ($0.element.points, $1.element.points)
            return left.roundedForComparison == right.roundedForComparison
                ? $0.offset < $1.offset : left > right
        }
        .map(\.element)
    }
}
