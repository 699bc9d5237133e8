internal import Metrics
internal import Statistics

extension Comparison {
    /// A weight of one pillar at which two projects tie.
    public struct TieWeight: Sendable {
        public let first: Int
        public let second: Int
        public let pillar: Pillar
        /// 0 to 1, the others kept in proportion.
        public let weight: Double
        /// What the pillar weighs now.
        public let present: Double
    }

    /// How the order comes out by other methods.
    public struct MethodCheck: Sendable {
        /// One rank an entry, by the weighted sum.
        public let sum: [Int]
        /// By the weighted geometric mean, with a floor of one point.
        public let geometric: [Int]
        /// By PROMETHEE II: linear, indifferent up to 5 points, preferred from 25; nil for fewer than two.
        public let outranking: [Int]?
        /// Kendall's tau of the sum's order with each; nil where one ties everything.
        public let geometricTau: Double?
        public let outrankingTau: Double?

        /// Whether the first place differs.
        public var disagrees: Bool {
            [geometric, outranking ?? sum].contains { order in
                order.indices.filter { order[$0] == 1 } != sum.indices.filter { sum[$0] == 1 }
            }
        }
    }

    /// The entries' positions by the share of first ranks, the most often first one first.
    public var order: [Int] {
        entries.indices.sorted { left, right in
            let (one, other) = (acceptability.ranks[left], acceptability.ranks[right])
            if one != other { return other.lexicographicallyPrecedes(one) }
            return left < right
        }
    }

    /// Whether the two that are first most often are a tie, decided by taste: between 40 and 60 % either way.
    public var isTie: Bool {
        let order = order
        guard order.count > 1 else { return false }
        return isTie(order[0], order[1])
    }

    /// Whether two entries beat each other in 40 to 60 % of the runs.
    public func isTie(_ one: Int, _ other: Int) -> Bool {
        (0.4...0.6).contains(acceptability.pairwise[one][other])
    }

    /// Whether an entry's points are nowhere under another's, and somewhere over: then no weights put it behind.
    public func dominates(_ one: Int, _ other: Int) -> Bool {
        let gaps = zip(points[one], points[other]).map { ($0 - $1).roundedForComparison }
        return gaps.allSatisfy { $0 >= 0 } && gaps.contains { $0 > 0 }
    }

    /// Every weight at which two of them tie, pair by pair, within the pillars' order.
    ///
    /// One that leaves no other pillar is none: it says that they are equal there.
    public var tieWeights: [TieWeight] {
        entries.indices.flatMap { first in
            entries.indices.dropFirst(first + 1).flatMap { second in
                pillars.indices.compactMap { pillar in
                    guard
                        let weight = weights.tieWeight(
                            of: pillar, between: points[first], and: points[second]),
                        weight < 0.9995
                    else { return nil }
                    return TieWeight(
                        first: first, second: second, pillar: pillars[pillar], weight: weight,
                        present: weights.values[pillar])
                }
            }
        }
    }

    /// The order by weighted sum, geometric mean and PROMETHEE II; nil where a value is not a number.
    public var methods: MethodCheck? {
        let sums = points.map(weights.mean)
        let means = points.map { weights.geometricMean(of: $0, floor: 1) }
        guard sums.allSatisfy({ $0 != nil }), means.allSatisfy({ $0 != nil }) else { return nil }
        let sum = Ranking(sums.map { $0 ?? 0 })
        let geometric = Ranking(means.map { $0 ?? 0 })
        let flows = OutrankingFlows(
            scores: points, weights: weights, preferences: pillars.map { _ in .linear() })
        let outranking = flows.map { Ranking($0.net) }
        return MethodCheck(
            sum: sum.ranks, geometric: geometric.ranks, outranking: outranking?.ranks,
            geometricTau: sum.kendallTau(with: geometric),
            outrankingTau: outranking.flatMap { sum.kendallTau(with: $0) })
    }

    /// For whom an entry is first, as the two pillars that weigh most above their average; nil where it never is.
    ///
    /// Only what is more than chance counts: three standard errors, and one part in a hundred. Where no taste favours it, there
    /// are none.
    public func admirers(of entry: Int) -> [Pillar]? {
        guard let central = acceptability.centralWeights[entry], let share = acceptability.ranks[entry].first
        else { return nil }
        let firsts = isExact ? Double.infinity : max(1, share * Double(runs))
        let drawn = weights.draws(of: mode)
        var gains: [(pillar: Int, gain: Double)] = []
        for (pillar, weight) in central.values.enumerated() {
            let mean = drawn[pillar].mean
            let noise = max(3 * drawn[pillar].deviation / firsts.squareRoot(), mean / 100)
            if weight - mean > noise { gains.append((pillar, weight / max(mean, 1e-9))) }
        }
        gains.sort { $0.gain == $1.gain ? $0.pillar < $1.pillar : $0.gain > $1.gain }
        return gains.prefix(2).map { pillars[$0.pillar] }
    }

    /// What keeps two entries from being compared, a sentence each; nothing where nothing does.
    public var cautions: [String] {
        var cautions: [String] = []
        if isReweighted {
            cautions.append(
                "they were assessed by different weights, so all are weighed by the rubric's own here")
        }
        for title in dropped { cautions.append("\(title): not applicable to all of them, so left out") }
        for first in entries.indices {
            for second in entries.indices.dropFirst(first + 1) {
                cautions += Self.cautions(entries[first], entries[second])
            }
        }
        return cautions
    }

    private static func cautions(_ one: Entry, _ other: Entry) -> [String] {
        let names = "\(one.project.name) and \(other.project.name)"
        var cautions: [String] = []
        let layers = [one, other].map { Set($0.project.profile.claimed) }
        if !layers[0].isEmpty, !layers[1].isEmpty, layers[0].isDisjoint(with: layers[1]) {
            cautions.append("\(names) claim different layers")
        }
        for rubric in one.card.rubrics.map(\.rubric) {
            guard let second = other.card[rubric.id]?.rubric.edition else { continue }
            if !rubric.edition.isComparable(with: second) {
                cautions.append(
                    "\(names) answer editions of “\(rubric.title)” whose scores are not comparable")
            }
        }
        let days = abs((one.card.asOf - other.card.asOf).components.seconds) / 86_400
        if days > 30 { cautions.append("\(names) were assessed \(days) days apart") }
        let gap = abs(one.card.overall.coverage - other.card.overall.coverage) * 100
        if gap.roundedForComparison > 20 {
            cautions.append("\(names) differ by \(Int64(gap.rounded())) points in how much is answered")
        }
        return cautions
    }
}
