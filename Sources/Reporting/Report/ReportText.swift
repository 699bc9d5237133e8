internal import Evaluation
internal import Metrics

/// How a report words figures.
enum ReportText {
    /// `67 [56–76]`; `? [0–100]` while the point is hidden; `not applicable`.
    static func score(_ score: Score?) -> String {
        guard let score else { return "not applicable" }
        return "\(point(score)) [\(range(score))]"
    }

    /// `67`, or a question mark.
    static func point(_ score: Score?) -> String {
        score?.point.map { Number.fixed($0, decimals: 0) } ?? "?"
    }

    /// `56–76`.
    static func range(_ score: Score?) -> String {
        guard let score else { return "n/a" }
        return "\(Number.fixed(score.low, decimals: 0))–\(Number.fixed(score.high, decimals: 0))"
    }

    /// A share of one in percent, with one decimal: `9.5`.
    static func percent(_ share: Double) -> String { Number.fixed(share * 100, decimals: 1) }

    /// `92 %`.
    static func wholePercent(_ share: Double) -> String { "\(Number.fixed(share * 100, decimals: 0)) %" }

    /// How many items count at each grade: `A 3, D 1`; unknown ones are `?`.
    static func grades(_ items: [CriterionScore]) -> String {
        let counted = items.filter { $0.score != nil }.map { item in
            item.answer.flatMap { $0.answer.levels == nil ? nil : $0.grade.rawValue } ?? "?"
        }
        return (Grade.allCases.map(\.rawValue) + ["?"]).compactMap { grade in
            let count = counted.filter { $0 == grade }.count
            return count == 0 ? nil : "\(grade) \(count)"
        }.joined(separator: ", ")
    }

    /// What a group takes of its items.
    static func rollUp(_ rollUp: Criterion.RollUp) -> String {
        switch rollUp {
        case .mean: "the mean of its items"
        case .max: "the best of its items"
        case .geometric: "the geometric mean of its items"
        case .residual: "what mitigation leaves of likelihood and impact"
        }
    }

    /// A sentence when strong pillars hide weak ones.
    static func imbalance(_ balance: Balance) -> String? {
        guard balance.isUneven else { return nil }
        let points = Number.fixed(balance.imbalance, decimals: 0)
        return
            "Uneven: strong pillars hide weak ones. The geometric mean of the pillars is \(points) points below "
            + "their mean; the lowest is \(balance.lowest)."
    }

    /// A sentence when some figure is not of a live poll.
    static func origins(_ figures: [MeasuredFigure]) -> String? {
        let others = Origin.allCases.filter { origin in
            origin != .measured && figures.contains { $0.origin == origin }
        }
        guard !others.isEmpty else { return nil }
        let words = others.map(\.rawValue).joined(separator: " and ")
        return "Not everything here was measured live: some figures are \(words)."
    }
}
