/// A worked case of an item, which shows how it is meant and is tried by the tests.
public struct Example: Hashable, Sendable {
    /// What comes of the case.
    public enum Outcome: Hashable, Sendable {
        /// Figures, the level that they propose, and the one that they allow at most.
        case figures([String: Double], proposes: Int?, atMost: Int)
        /// A level and a grade, with the score's low and high end, 0 to 100.
        case answer(level: Int, Grade, low: Double, high: Double)
    }

    /// What was seen.
    public let text: String
    /// What comes of it.
    public let outcome: Outcome
}

/// A worked case of a risk: the levels, and the residual that they make at grade A.
public struct RiskExample: Hashable, Sendable {
    /// What was seen.
    public let text: String
    public let likelihood: Int
    public let impact: Int
    public let mitigation: Int
    /// 0 to 16.
    public let residual: Double
}
