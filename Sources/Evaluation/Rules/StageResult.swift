internal import Metrics
internal import Statistics

/// Which stage a project stands at, and what is missing for the next.
public struct StageResult: Sendable {
    /// How one requirement came out.
    public enum State: String, CaseIterable, Sendable {
        case met
        case notMet = "not met"
        case underReview = "under review"
    }

    /// A requirement and what came of it.
    public struct Finding: Identifiable, Sendable {
        public let requirement: Requirement
        public let state: State
        public var id: String { requirement.id }
    }

    /// A stage with its findings.
    public struct Step: Identifiable, Sendable {
        public let stage: Stage
        public let findings: [Finding]
        public var id: String { stage.id }

        /// Whether everything is met.
        public var isReached: Bool { findings.allSatisfy { $0.state == .met } }
    }

    /// Every stage, the least mature first.
    public let steps: [Step]
    /// The position of the highest stage that is reached with all below it.
    public let number: Int

    /// The highest stage that is reached.
    public var stage: Stage { steps[number].stage }

    /// The step above it; nil at the top.
    public var next: Step? { steps.indices.contains(number + 1) ? steps[number + 1] : nil }
}

extension StageResult: CustomStringConvertible {
    /// `Stage 1 Operating; Stage 2: 2 met, 1 missing, 1 under review`.
    public var description: String {
        let reached = "Stage \(number) \(stage.title)"
        guard let next else { return reached }
        let words = [(State.met, "met"), (.notMet, "missing"), (.underReview, "under review")]
        let counts = words.compactMap { state, word in
            let count = next.findings.count { $0.state == state }
            return count == 0 ? nil : "\(count) \(word)"
        }
        return "\(reached); Stage \(number + 1): \(counts.joined(separator: ", "))"
    }
}

extension Scorecard {
    /// The stage that the answers and the measured figures support; nil without stages in the rubrics.
    public func stage(_ figures: [MeasuredFigure]) -> StageResult? {
        let stages = rubrics.flatMap(\.rubric.rules.stages)
        guard !stages.isEmpty else { return nil }
        let judge = StageJudge(card: self, figures: figures)
        let steps = stages.map { stage in
            StageResult.Step(
                stage: stage,
                findings: stage.requirements.map {
                    .init(requirement: $0, state: .init(judge.holds($0.condition)))
                })
        }
        guard steps[0].isReached else { return nil }
        let number = steps.prefix(while: \.isReached).count - 1
        return StageResult(steps: steps, number: number)
    }
}

extension StageResult.State {
    init(_ truth: Truth) {
        self =
            switch truth {
            case .yes: .met
            case .no: .notMet
            case .open: .underReview
            }
    }
}

/// Tries the requirements of stages.
struct StageJudge {
    let card: Scorecard
    let figures: [MeasuredFigure]

    func holds(_ condition: Requirement.Condition) -> Truth {
        switch condition {
        case .level(let item, let level): stated(item, from: level)
        case .recent(let metrics, let time):
            figures.contains { metrics.contains($0.series.metric) && card.asOf - $0.time <= time }
                ? .yes : .no
        case .figure(let metric, let from, let to, let under): bounded(metric, from, to, under)
        case .residual(let limit):
            card.risks.isEmpty
                ? .open
                : Truth.all(
                    card.risks.map {
                        Truth($0.residual.lowerBound, $0.residual.upperBound, under: limit)
                    })
        case .gate(let id): passed(id)
        case .all(let parts): Truth.all(parts.map(holds))
        case .any(let parts): Truth.any(parts.map(holds))
        case .first(let parts): parts.lazy.map(holds).first { $0 != .open } ?? .open
        }
    }

    /// Stated at grade A or B, or else not even possible.
    private func stated(_ id: String, from level: Int) -> Truth {
        guard let item = card.criterion(id) else { return .open }
        if let answer = item.answer, let levels = answer.answer.levels, levels.low >= level,
            answer.grade == .a || answer.grade == .b
        {
            return .yes
        }
        guard let score = item.score else { return .open }
        return score.high.roundedForComparison < Double(level) * 25 ? .no : .open
    }

    private func bounded(_ metric: String, _ from: Double?, _ to: Double?, _ under: Double?) -> Truth {
        guard let figure = figures.total(metric) else { return .open }
        let value = figure.value
        return value >= from ?? value && value <= to ?? value && under.map { value < $0 } ?? true ? .yes : .no
    }

    private func passed(_ id: String) -> Truth {
        switch card.gates.first(where: { $0.id == id })?.state {
        case .pass: .yes
        case .fail: .no
        case .unresolved, nil: .open
        }
    }
}
