internal import Statistics

/// What a score and its gates allow to say.
public enum Verdict: String, CaseIterable, Sendable {
    case doNotProceed = "Do not proceed"
    case undecided = "Not decidable yet"
    case decline = "Decline"
    case proceed = "Proceed"
    case proceedWithConditions = "Proceed with conditions"

    /// The same for somebody who would build on it.
    public var founderTitle: String {
        switch self {
        case .proceed: "Build on it"
        case .proceedWithConditions: "Build on it with a fallback"
        case .undecided: "Wait"
        case .decline, .doNotProceed: "Avoid"
        }
    }

    /// For programs: `proceed_with_conditions`.
    public var word: String { rawValue.lowercased().replacing(" ", with: "_") }
}

extension Scorecard {
    /// The limits of the rubrics in force.
    public var limits: VerdictLimits { rubrics.lazy.compactMap(\.rubric.rules.limits).first ?? .standard }

    /// The bands' least scores in the rubrics in force.
    public var bandScale: BandScale { rubrics.lazy.compactMap(\.rubric.rules.bands).first ?? .standard }

    /// The score after gates: a failed one caps all of it, an unresolved one the low end alone.
    public var capped: Score {
        let failed = gates.filter(\.isFailed).map(\.gate.cap).min() ?? 100
        let open = gates.filter(\.isOpen).map(\.gate.cap).min() ?? 100
        return Score(
            low: min(overall.low, failed, open), high: min(overall.high, failed),
            answeredPoint: overall.answeredPoint.map { min($0, failed) }, coverage: overall.coverage)
    }

    /// The letters of the score after gates.
    public var bands: Bands { Bands(capped, scale: bandScale) }

    /// The first of these that holds, after rounding to six decimals.
    ///
    /// A failed gate: do not proceed. Under 60 % coverage: not decidable. With a high end under the limit: decline,
    /// even if every doubt resolves well. With a low end from the limits on: proceed, or with conditions. Otherwise
    /// not decidable.
    public var verdict: Verdict {
        if gates.contains(where: \.isFailed) { return .doNotProceed }
        let score = capped
        if !score.isDecidable { return .undecided }
        return limits.verdict(low: score.low, high: score.high)
    }
}

extension VerdictLimits {
    /// What the ends of a score alone allow to say.
    func verdict(low: Double, high: Double) -> Verdict {
        if high.roundedForComparison < declineUnder { return .decline }
        if low.roundedForComparison >= proceed { return .proceed }
        return low.roundedForComparison >= conditions ? .proceedWithConditions : .undecided
    }
}
