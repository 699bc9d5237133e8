public import Metrics

/// What an answer lacks to be defended.
///
/// Whoever submits is told; the report finds it anew, and prints it.
public struct AnswerWarning: Hashable, Sendable {
    /// The item, or the question that is answered whole.
    public let item: String
    /// What is wrong, as half a sentence: `grade A without evidence`.
    public let text: String
    /// Whether a strict reading refuses the answer.
    public let isRefusedWhenStrict: Bool
    /// Set where nothing is lacking, but what was measured speaks against a piece of evidence.
    public let refutation: Refutation?

    public init(item: String, text: String, isRefusedWhenStrict: Bool, refutation: Refutation? = nil) {
        self.item = item
        self.text = text
        self.isRefusedWhenStrict = isRefusedWhenStrict
        self.refutation = refutation
    }
}

extension AnswerWarning: CustomStringConvertible {
    /// `q3.gpus: grade A without evidence`.
    public var description: String { "\(item): \(text)" }
}

extension Rubric {
    /// What the answers to this rubric lack, in the rubric's order.
    ///
    /// A grade of A to C needs evidence, "not applicable" a reason, "undisclosed" a word of where was looked,
    /// and the levels 0 and 4 a reason. The last is asked for, and never refused. A level above what measured figures
    /// propose, or allow where they propose none, needs a reason too. Evidence has a date, that of the day that the answers
    /// speak of or before, and what it says was measured is what was.
    ///
    /// - Parameters:
    ///   - answers: By item or question.
    ///   - proposals: What measured figures say, by item; see ``proposals(_:asOf:)``.
    ///   - figures: What was measured.
    ///   - day: The day that the answers speak of; nil for any.
    /// - Returns: Nothing where the answers can be defended.
    public func warnings(
        _ answers: [String: Answer], proposals: [String: Proposal] = [:], figures: [MeasuredFigure] = [],
        asOf day: Timestamp? = nil
    ) -> [AnswerWarning] {
        let facts = EvidenceFacts(figures, asOf: day)
        return questions.flatMap { $0.warnings(answers, proposals, facts) }
    }
}

extension Criterion {
    fileprivate func warnings(
        _ answers: [String: Answer], _ proposals: [String: Proposal], _ facts: EvidenceFacts
    ) -> [AnswerWarning] {
        let own = answers[id].map { answer in
            warnings(answer) + above(proposals[id], answer)
                + answer.evidence.compactMap { facts.warning($0, of: id) }
        }
        return (own ?? []) + halfSkipped(answers) + members.flatMap { $0.warnings(answers, proposals, facts) }
    }

    private func above(_ proposal: Proposal?, _ answer: Answer) -> [AnswerWarning] {
        guard let proposal, let levels = answer.levels, answer.reason == nil,
            levels.high > proposal.limit
        else { return [] }
        let measured =
            proposal.level.map { "the figures propose \($0)" }
            ?? "the figures allow \(proposal.ceiling) at most"
        return [
            AnswerWarning(
                item: id, text: "level \(levels) without a reason, where \(measured)",
                isRefusedWhenStrict: true)
        ]
    }

    private func warnings(_ answer: Answer) -> [AnswerWarning] {
        var warnings: [AnswerWarning] = []
        func warn(_ text: String, refused: Bool = true) {
            warnings.append(AnswerWarning(item: id, text: text, isRefusedWhenStrict: refused))
        }
        let isExplained = answer.reason != nil || answer.note != nil
        switch answer.state {
        case .scored(let levels):
            if item == nil, answer.grade != .d {
                warn("a whole question counts at grade D until its items are answered", refused: false)
            } else if answer.grade != .d, answer.evidence.isEmpty {
                warn("grade \(answer.grade.rawValue) without evidence")
            }
            if !isExplained, levels.high == 0 || levels.low == Item.topLevel {
                warn("level \(levels) without a reason", refused: false)
            }
        case .notApplicable where answer.reason == nil: warn("not applicable without a reason")
        case .undisclosed where !isExplained: warn("undisclosed without a note of where was looked")
        case .notApplicable, .undisclosed, .chosen, .unknown: break
        }
        if answer.evidence.contains(where: { $0.date == nil }) { warn("evidence without a date") }
        return warnings
    }

    /// A geometric group goes as a whole: one member "not applicable" takes the others with it.
    private func halfSkipped(_ answers: [String: Answer]) -> [AnswerWarning] {
        guard case .group(.geometric, let members) = kind else { return [] }
        let skipped = members.filter { answers[$0.id]?.state == .notApplicable }
        guard !skipped.isEmpty else { return [] }
        return members.filter { answers[$0.id]?.levels != nil }.map { member in
            AnswerWarning(
                item: member.id, text: "does not count, since \(skipped[0].id) is not applicable",
                isRefusedWhenStrict: true)
        }
    }
}
