internal import Statistics

/// An item that is not certain, and what it would settle.
public struct OpenItem: Sendable {
    /// As it came out.
    public let item: CriterionScore
    /// How many points narrower the overall score would be, if the item were known to be at its midpoint.
    public let points: Double
}

extension Scorecard {
    /// The items that would narrow the overall score, the most settling first.
    ///
    /// Those of equal worth stand in the rubrics' order.
    public var openItems: [OpenItem] {
        items.compactMap { item in
            guard let score = item.score, score.width > 0 else { return nil }
            let points = overall.width - overall(fixing: [item.id: score.middle]).width
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

    /// What to find out next: gates that are unresolved come first, and the list of items ends where what is left can
    /// no longer change the verdict.
    ///
    /// Item after item is taken to be at its midpoint; once both ends of what remains allow the same verdict, the rest
    /// settles nothing. A failed gate leaves nothing to find out but itself.
    public var findOutNext: [OpenItem] {
        if gates.contains(where: \.isFailed) { return [] }
        var fixed: [String: Score] = [:]
        var list: [OpenItem] = []
        for open in openItems {
            let rest = overall(fixing: fixed)
            let isCovered = rest.isDecidable
            if isCovered, limits.certain(rest.low) == limits.certain(rest.high) { break }
            list.append(open)
            if let score = open.item.score { fixed[open.item.id] = score.middle }
        }
        return list
    }
}

extension VerdictLimits {
    /// The verdict of a score without doubt.
    fileprivate func certain(_ value: Double) -> Verdict { verdict(low: value, high: value) }
}

extension Score {
    /// The middle of the interval, as if it were known.
    var middle: Score {
        let middle = (low + high) / 2
        return Score(low: middle, high: middle, answeredPoint: middle, coverage: 1)
    }
}
