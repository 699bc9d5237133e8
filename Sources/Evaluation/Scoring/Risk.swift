internal import Statistics

/// How a risk came out: likelihood, impact and mitigation as levels, and what is left of it.
///
/// Residual = L × I × (1 - 0.2 × M), from 0 to 16.
public struct Risk: Identifiable, Sendable {
    /// The row of the register.
    public let score: CriterionScore
    let levels: RiskLevels

    /// `r.keys`.
    public var id: String { score.id }
    /// What it would be without mitigation, 0 to 16: its least and its most.
    public var inherent: ClosedRange<Double> { levels.inherent }
    /// What is left of it, 0 to 16: its least and its most.
    public var residual: ClosedRange<Double> { levels.residual }
    /// The residual where the answers stand; nil while one of the three is not answered.
    public var point: Double? { levels.point }
    /// Where the answers stand on the heat map: likelihood after mitigation, and impact, each 0 to 4.
    public var position: (likelihood: Double, impact: Double)? { levels.position }

    /// The worst that a residual can be.
    public static let most = 16.0
}

/// How bad a residual is.
public enum Severity: String, CaseIterable, Sendable {
    case low, moderate, high, critical

    /// Low under 2, moderate under 5, high under 9, critical from 9; compared after rounding to six decimals.
    public init(_ residual: Double) {
        self =
            switch residual.roundedForComparison {
            case ..<2: .low
            case ..<5: .moderate
            case ..<9: .high
            default: .critical
            }
    }
}

extension Scorecard {
    /// The risk register in its order; empty without that rubric.
    public var risks: [Risk] { rubrics.risks }
}

extension [RubricScore] {
    var risks: [Risk] {
        flatMap(\.questions).compactMap { row in
            guard row.criterion.rollUp == .residual, let levels = RiskLevels(row.members.compactMap(\.score))
            else { return nil }
            return Risk(score: row, levels: levels)
        }
    }
}

/// The three answers of a risk as intervals of levels, 0 to 4.
struct RiskLevels: Sendable {
    let likelihood: Score
    let impact: Score
    let mitigation: Score

    /// Likelihood, impact and mitigation, in this order.
    init?(_ scores: [Score]) {
        guard scores.count == 3 else { return nil }
        (likelihood, impact, mitigation) = (scores[0], scores[1], scores[2])
    }

    private static func level(_ points: Double) -> Double { points / 25 }

    private static func residual(_ likelihood: Double, _ impact: Double, _ mitigation: Double) -> Double {
        level(likelihood) * level(impact) * (1 - 0.2 * level(mitigation))
    }

    var inherent: ClosedRange<Double> {
        Self.residual(likelihood.low, impact.low, 0)...Self.residual(likelihood.high, impact.high, 0)
    }

    var residual: ClosedRange<Double> {
        Self.residual(
            likelihood.low, impact.low, mitigation.high)...Self.residual(
                likelihood.high, impact.high, mitigation.low)
    }

    var point: Double? {
        guard let likelihood = likelihood.answeredPoint, let impact = impact.answeredPoint,
            let mitigation = mitigation.answeredPoint
        else { return nil }
        return Self.residual(likelihood, impact, mitigation)
    }

    var position: (likelihood: Double, impact: Double)? {
        guard let point, let impact = impact.answeredPoint else { return nil }
        let level = Self.level(impact)
        return (level > 0 ? point / level : 0, level)
    }

    /// The residual in percent of the worst, as a score.
    var percent: Score {
        let unit = 100 / Risk.most
        let parts = [likelihood, impact, mitigation]
        return Score(
            low: residual.lowerBound * unit, high: residual.upperBound * unit,
            answeredPoint: point.map { $0 * unit },
            coverage: parts.reduce(0) { $0 + $1.coverage } / Double(parts.count))
    }
}
