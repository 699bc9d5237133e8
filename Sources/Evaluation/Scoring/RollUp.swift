internal import Glibc

/// A member of a group: its weight among its siblings, and its score, nil when not applicable.
struct Weighted {
    let weight: Double
    let score: Score?
}

extension Criterion.RollUp {
    /// The score of a group; nil when it is not applicable.
    ///
    /// Each form but the residual of a risk is monotone, so low ends make the low end and high ends the high end. Members that are not
    /// applicable are dropped and their weight goes to the others; but a geometric group goes as a whole.
    func score(of members: [Weighted]) -> Score? {
        let applicable = members.compactMap { member in member.score.map { (member.weight, $0) } }
        guard !applicable.isEmpty else { return nil }
        if self == .geometric, applicable.count < members.count { return nil }
        if self == .residual { return RiskLevels(applicable.map(\.1))?.percent }
        let total = applicable.reduce(0) { $0 + $1.0 }
        // Members that all weigh nothing say nothing.
        guard total > 0 else { return nil }
        let coverage = applicable.reduce(0) { $0 + $1.0 * $1.1.coverage } / total
        func value(_ part: (Score) -> Double) -> Double {
            combine(applicable.map { ($0.0, part($0.1)) })
        }
        return Score(
            low: value(\.low), high: value(\.high), answeredPoint: point(applicable), coverage: coverage)
    }

    /// Over the answered members, of which one weighs something; the geometric mean needs every one.
    private func point(_ members: [(Double, Score)]) -> Double? {
        let answered = members.compactMap { weight, score in score.answeredPoint.map { (weight, $0) } }
        let isEnough =
            self == .geometric ? answered.count == members.count : answered.contains { $0.0 > 0 }
        return isEnough ? combine(answered) : nil
    }

    private func combine(_ values: [(weight: Double, value: Double)]) -> Double {
        switch self {
        case .mean:
            return values.reduce(0) { $0 + $1.weight * $1.value } / values.reduce(0) { $0 + $1.weight }
        case .max, .residual: return values.map(\.value).max() ?? 0
        case .geometric:
            return pow(values.reduce(1) { $0 * $1.value }, 1 / Double(values.count))
        }
    }
}
