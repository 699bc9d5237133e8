internal import Evaluation
internal import Metrics
internal import Statistics

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

    /// What an item asks; its title alone says too little outside of its question.
    static func question(_ criterion: Criterion) -> String { criterion.question ?? criterion.title }

    /// `56–76`.
    static func range(_ score: Score?) -> String {
        guard let score else { return "n/a" }
        return "\(Number.fixed(score.low, decimals: 0))–\(Number.fixed(score.high, decimals: 0))"
    }

    /// A share of one in percent, with one decimal: `9.5`.
    static func percent(_ share: Double) -> String { Number.percent(share, decimals: 1) }

    /// `92 %`.
    static func wholePercent(_ share: Double) -> String { "\(Number.percent(share, decimals: 0)) %" }

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

    /// `down 2.5 since 2026-08-01: answers -2.5, weights 0.0`; nil when nothing changed.
    static func difference(_ difference: ScoreDifference, since day: Timestamp?) -> String? {
        guard !difference.parts.isEmpty else { return nil }
        let total = difference.total
        let direction = total < 0 ? "down" : "up"
        let since = day.map { " since \($0.day)" } ?? ""
        return
            "\(direction) \(Number.fixed(abs(total), decimals: 1))\(since): answers \(signed(difference.dueToAnswers)), "
            + "weights and coverage \(signed(difference.dueToWeights))"
    }

    /// `q1.claim: 50 to 75, answers +2.6, weights 0.0`.
    static func part(_ part: ScoreDifference.Part) -> String {
        func text(_ value: Double?) -> String { value.map { Number.fixed($0, decimals: 0) } ?? "?" }
        return "\(part.criterion.title) (\(part.id)): \(text(part.before)) to \(text(part.after)), "
            + "answers \(signed(part.dueToAnswers)), weights and coverage \(signed(part.dueToWeights))"
    }

    /// One decimal with its sign; a zero has none.
    static func signed(_ value: Double) -> String {
        let text = Number.fixed(value, decimals: 1)
        return value.magnitude < 0.05 ? "0.0" : value > 0 ? "+\(text)" : text
    }

    /// One sentence of sensitivity, and a second where the score itself stands elsewhere.
    ///
    /// - Parameters:
    ///   - sensitivity: Of the card.
    ///   - card: The answers as they count.
    ///   - assessors: How many gave them.
    /// - Returns: `Nine runs of ten come to 59–67; band C in 85 % of them, …`
    static func likely(_ sensitivity: Sensitivity, _ card: Scorecard, assessors: Int) -> String {
        let low = Number.fixed(sensitivity.likely.lowerBound, decimals: 0)
        let high = Number.fixed(sensitivity.likely.upperBound, decimals: 0)
        let best = sensitivity.bands.max { $0.share < $1.share }
        let band = best.map { "; band \($0.band.rawValue) in \(wholePercent($0.share)) of them" } ?? ""
        let sentence = "Nine runs of ten come to \(low)–\(high)\(band), with \(mode(sensitivity.mode))."
        let apart = isApart(sensitivity, card) ? " " + apart(sensitivity, card, assessors: assessors) : ""
        return sentence + apart
    }

    /// Whether the point lies outside nine runs of ten, or in another band than most of them.
    private static func isApart(_ sensitivity: Sensitivity, _ card: Scorecard) -> Bool {
        guard let point = card.capped.point else { return false }
        let likeliest = sensitivity.bands.max { $0.share < $1.share }?.band
        let (low, high) = (sensitivity.likely.lowerBound.rounded(), sensitivity.likely.upperBound.rounded())
        return !(low...high).contains(point.rounded()) || card.bandScale.band(point) != likeliest
    }

    private static func apart(_ sensitivity: Sensitivity, _ card: Scorecard, assessors: Int) -> String {
        let why =
            assessors > 1
            ? "it is the lower median of the members, and they draw from the whole spread between them"
            : "it takes every answer at its level, and they draw from its whole range"
        let caps = sensitivity.caps.filter { $0.share >= 0.005 }.map { cap, share in
            let gates = card.gates.filter { $0.isOpen && $0.gate.cap == cap }.map(\.id)
            let names = (gates.count > 1 ? [gates.dropLast().joined(separator: ", ")] : []) + gates.suffix(1)
            return
                "in \(wholePercent(share)) of the runs \(names.joined(separator: " or ")) fails and caps the score at \(Number.fixed(cap, decimals: 0))"
        }
        return
            "The score of \(point(card.capped)) is not what most runs come to: \(([why] + caps).joined(separator: "; "))."
    }

    static func mode(_ mode: WeightMode) -> String {
        switch mode {
        case .fixed: "the weights as they are"
        case .around: "every weight between half and one and a half times itself"
        case .agnostic: "any weights at all"
        }
    }

    static func seed(_ seed: UInt64) -> String {
        let digits = String(seed, radix: 16)
        return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
