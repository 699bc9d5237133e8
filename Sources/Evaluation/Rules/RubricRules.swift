internal import Statistics

/// What stands beside a rubric's score: who may fail it, what it is called, what it weighs to others.
public struct RubricRules: Hashable, Sendable {
    /// Nil where the rubric names no bands.
    public let bands: BandScale?
    /// Nil where the rubric names no limits of verdicts.
    public let limits: VerdictLimits?
    /// Other opinions of how much each question counts.
    public let weightings: [Weighting]
    /// What no merit makes up for.
    public let gates: [Gate]
    /// From the least mature to the most.
    public let stages: [Stage]

    /// The same with other opinions of the weights; one of the same id takes the place of what was there.
    func offering(_ more: [Weighting]) -> RubricRules {
        let kept = weightings.filter { old in !more.contains { $0.id == old.id } }
        return RubricRules(
            bands: bands, limits: limits, weightings: kept + more, gates: gates, stages: stages)
    }
}

/// From which score on each band is given.
public struct BandScale: Hashable, Sendable {
    let minimums: [Band: Double]

    /// The least score of a band.
    public func minimum(_ band: Band) -> Double { minimums[band] ?? 0 }

    /// The band of a value, compared after rounding to six decimals.
    public func band(_ value: Double) -> Band {
        Band.allCases.first { value.roundedForComparison >= minimum($0) } ?? .e
    }

    /// 80, 65, 50 and 35.
    public static let standard = BandScale(minimums: [.a: 80, .b: 65, .c: 50, .d: 35, .e: 0])
}

/// Which ends of a score allow which verdict.
public struct VerdictLimits: Hashable, Sendable {
    /// The least low end to proceed.
    public let proceed: Double
    /// The least low end to proceed with conditions.
    public let conditions: Double
    /// Under this high end it is to decline.
    public let declineUnder: Double

    /// 65, 50 and 50.
    public static let standard = VerdictLimits(proceed: 65, conditions: 50, declineUnder: 50)
}
