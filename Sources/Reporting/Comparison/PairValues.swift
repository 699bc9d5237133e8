internal import Evaluation
internal import Metrics
internal import Statistics

/// Why two projects differ: pillars, the largest difference first, and items two levels or more apart.
struct PairValues {
    let pairTitle: String
    let pairPillars: [String]
    let pairItems: [String]
    let hasPairItems: Bool
    /// Where the score is another than what the pillars come to.
    let pairCaps: [String]

    static func all(_ comparison: Comparison, _ text: ComparisonText) -> [PairValues] {
        let order = comparison.order
        return order.indices.dropLast().map { PairValues(order[$0], order[$0 + 1], comparison, text) }
    }

    private init(_ one: Int, _ other: Int, _ comparison: Comparison, _ text: ComparisonText) {
        pairCaps = text.caps([one, other])
        let entries = [comparison.entries[one], comparison.entries[other]]
        pairTitle = "\(entries[0].project.name) against \(entries[1].project.name)"
        let gaps = comparison.pillars.indices.map { pillar in
            (pillar, comparison.points[one][pillar] - comparison.points[other][pillar])
        }
        .sorted { abs($0.1) == abs($1.1) ? $0.0 < $1.0 : abs($0.1) > abs($1.1) }
        pairPillars = gaps.filter { abs($0.1) >= 0.05 }.map { pillar, gap in
            "\(comparison.pillars[pillar].title): \(ReportText.signed(gap)) points, "
                + "\(ReportText.signed(gap * comparison.weights.values[pillar])) of the score"
        }
        pairItems = entries[0].card.items.compactMap { item in
            guard let left = item.score?.answeredPoint,
                let right = entries[1].card.criterion(item.id)?.score?.answeredPoint, abs(left - right) >= 50
            else { return nil }
            let ahead = left > right ? entries[0].project.name : entries[1].project.name
            let levels = Number.fixed(abs(left - right) / 25, decimals: 0)
            return "\(ReportText.question(item.criterion)) (\(item.id)): \(ahead) is \(levels) levels ahead"
        }
        hasPairItems = !pairItems.isEmpty
    }
}

/// The order by other methods.
enum MethodLines {
    static func lines(_ comparison: Comparison, _ text: ComparisonText) -> [String] {
        guard comparison.entries.count > 1, let methods = comparison.methods else { return [] }
        func order(_ ranks: [Int]) -> String {
            ranks.indices.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] < ranks[$1] }
                .map { "\(ranks[$0]) \(text.name($0))" }.joined(separator: ", ")
        }
        func tau(_ value: Double?) -> String { value.map { Number.fixed($0, decimals: 2) } ?? "none" }
        var lines = [
            "Weighted sum: \(order(methods.sum))",
            "Geometric mean: \(order(methods.geometric)); Kendall's tau \(tau(methods.geometricTau))",
        ]
        if let outranking = methods.outranking {
            lines.append("PROMETHEE II: \(order(outranking)); Kendall's tau \(tau(methods.outrankingTau))")
        }
        lines.append(agreement(comparison, methods))
        return lines
    }

    /// What the orders come to together; they are of points, so unanswered projects are equal first by all of them.
    private static func agreement(_ comparison: Comparison, _ methods: Comparison.MethodCheck) -> String {
        guard comparison.entries.allSatisfy({ $0.card.overall.isDecidable }) else {
            return "None of them says who is first where too little is answered."
        }
        if methods.disagrees { return "The methods disagree on who is first." }
        let first = methods.sum.count { $0 == 1 }
        return first > 1
            ? "The methods agree that \(first) share the first place." : "The methods agree on who is first."
    }
}

/// Open items whose answer could turn two neighbours round.
enum FlipLines {
    static func lines(_ comparison: Comparison, _ text: ComparisonText) -> [String] {
        let order = comparison.order
        var seen: Set<String> = []
        return order.indices.dropLast().flatMap { place -> [String] in
            let (ahead, behind) = (order[place], order[place + 1])
            let gap = total(ahead, comparison) - total(behind, comparison)
            return flips(comparison.entries[ahead], by: gap, up: false)
                + flips(comparison.entries[behind], by: gap, up: true)
        }
        .filter { seen.insert($0).inserted }
    }

    private static func total(_ entry: Int, _ comparison: Comparison) -> Double {
        comparison.weights.mean(of: comparison.points[entry]) ?? 0
    }

    /// The items that alone could move an entry's point by the gap, from where it is to an end of the item's interval.
    private static func flips(_ entry: Comparison.Entry, by gap: Double, up: Bool) -> [String] {
        guard gap >= 0, let point = entry.card.overall.answeredPoint else { return [] }
        return entry.card.swings.filter { swing in
            let reach = up ? swing.high - point : point - swing.low
            return reach > 1e-6 && reach >= gap
        }.prefix(3).map { swing in
            let way = up ? "well" : "badly"
            return
                "\(entry.project.name): “\(ReportText.question(swing.criterion))” (\(swing.id)), if it comes out \(way)"
        }
    }
}

/// A project's boards.
struct BoardValues {
    let boardProject: String
    let boardTradeOffs: String
    let boardRisks: String

    init(_ entry: Comparison.Entry) {
        boardProject = entry.project.name
        boardTradeOffs = TradeOffBoard.text(entry.card["trade-offs"])
        boardRisks = RiskValues.heatMap(entry.card.risks)
    }
}
