/// Questions with their levels and weights: one file in Rubrics/.
public struct Rubric: Identifiable, Hashable, Sendable {
    /// `checklist`, `trade-offs`, `risks`, `bottleneck`, `founder-fit`.
    public let id: String
    /// A few words for tables.
    public let title: String
    /// Which text of the rubric this is.
    public let edition: Edition
    /// Its part of the overall score, 0 to 1; 0 for one that acts through its gates alone.
    public let share: Double
    /// How the questions make the rubric's score.
    public let rollUp: Criterion.RollUp
    /// The questions of the checklist, the rows of the trade-offs.
    public let questions: [Criterion]
    /// What stands beside the score: gates, stages, bands, weights.
    public let rules: RubricRules
    /// The text that it was read from, overlays included; kept with every assessment that used it.
    public let source: String

    /// Whether it has a part in the overall score.
    public var isScored: Bool { share > 0 }

    /// The items of all questions in the file's order.
    public var items: [Criterion] { questions.flatMap(\.items) }

    /// The question, group or item of this id.
    public func criterion(_ id: String) -> Criterion? {
        for question in questions {
            if let found = question.find(id) { return found }
        }
        return nil
    }
}

/// Which text of a rubric: its version and a hash of what it says.
public struct Edition: Hashable, Sendable {
    /// `1.0.0`: major when a score could change, minor when only a verdict could, patch when only words did.
    ///
    /// What a user adds stands behind a plus sign: `1.0.0+my-risks.1.0.0`.
    public let version: String
    /// SHA-256 of all that it says, in 64 hexadecimal digits.
    public let hash: String

    public init(version: String, hash: String) {
        self.version = version
        self.hash = hash
    }
}

extension Edition: CustomStringConvertible {
    /// The version and the first twelve digits of the hash: `1.0.0#9f2c41d07ab3`.
    public var description: String { "\(version)#\(hash.prefix(12))" }
}
