internal import Metrics

/// What a founder's answers come to: one architecture, and why.
public struct FitResult: Sendable {
    /// A statement with its level.
    public struct Statement: Hashable, Sendable, Identifiable {
        public let criterion: Criterion
        /// Nil while it is not answered.
        public let level: Int?
        public var id: String { criterion.id }
    }

    /// 100 × Σ(weight × level / 4) / Σ weight over the statements that are answered; nil without any.
    public let works: Double?
    /// The same for the statements on what fails.
    public let fails: Double?
    /// All statements in their order.
    public let statements: [Statement]
    /// The statements that decide by themselves and are true.
    public let blockers: [Statement]
    /// The overhyped cases that the answers are, with the statements that make them so.
    public let warnings: [(sign: FounderFit.Sign, statements: [Statement])]
    /// Who should consider it, as far as the answers put the reader there.
    public let consider: [(sign: FounderFit.Sign, statements: [Statement])]
    /// Who should not.
    public let avoid: [(sign: FounderFit.Sign, statements: [Statement])]
    /// Nil while statements are missing that could change it.
    public let recommendation: FounderFit.Recommendation?
    /// Why, traced to the answers; a sentence each.
    public let reasons: [String]
    /// The bottleneck gate; nil when its rubric was not given.
    public let bottleneck: Bottleneck?
    /// The ids of the statements that are still needed.
    public let missing: [String]

    /// What those statements are called.
    public var missingTitles: [String] {
        statements.filter { missing.contains($0.id) }.map(\.criterion.title)
    }

    /// Works less Fails, in points.
    public var margin: Double? {
        guard let works, let fails else { return nil }
        return works - fails
    }
}

extension FounderFit {
    /// Finds the architecture for a founder's answers.
    ///
    /// - Parameters:
    ///   - answers: To the statements, and to the bottleneck's items; a range counts at its low end for what works and at
    ///     its high end for what fails, which is the careful reading.
    ///   - bottleneck: The rubric of that name; without it the gate is not asked.
    /// - Returns: An architecture with its reasons, or what is missing for one.
    public func result(_ answers: [String: Answer], bottleneck: Rubric?) -> FitResult {
        let levels = answers.compactMapValues(\.levels)
        let statements = rubric.questions.flatMap { group in
            group.items.map { item in
                FitResult.Statement(
                    criterion: item,
                    level: levels[item.id].map { group.id == "f" ? $0.high : $0.low })
            }
        }
        let gate = bottleneck.flatMap { rubric in
            let scorer = Scorer(answers: answers, asOf: .init(seconds: 0), day: .init(seconds: 0))
            return Bottleneck([scorer.score(rubric)])
        }
        return FitJudge(fit: self, statements: statements, bottleneck: gate).result
    }
}
