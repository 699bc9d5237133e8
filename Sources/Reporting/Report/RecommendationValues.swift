internal import Evaluation
internal import Metrics

/// The first section: one line, and at most five more.
struct RecommendationValues {
    let verdict: String
    let founderVerdict: String
    let summaryLine: String
    let recommendationLines: [String]
    /// Gates that somebody answers for; printed next to the verdict.
    let waiverLines: [String]

    init(_ report: AssessmentReport, _ card: Scorecard, _ stage: StageResult?, _ warnings: WarningValues) {
        verdict = card.verdict.rawValue
        founderVerdict = card.verdict.founderTitle
        let failed = card.gates.filter(\.isFailed)
        let open = card.gates.filter(\.isOpen)
        let gates =
            failed.isEmpty && open.isEmpty
            ? "all \(card.gates.count) gates passed\(card.gates.contains { $0.waiver != nil } ? " or waived" : "")"
            : (failed.map { "\($0.id) failed" } + open.map { "\($0.id) unresolved" }).joined(separator: ", ")
        let parts = [
            "Score \(ReportText.score(card.capped))", "band \(card.bands)",
            "\(card.overall.coverageText) answered",
            stage.map { "Stage \($0.number) \($0.stage.title)" }, gates,
        ]
        summaryLine = parts.compactMap(\.self).joined(separator: ", ") + "."
        recommendationLines = Array(Self.lines(report, card, warnings).prefix(5))
        waiverLines = card.gates.compactMap { result in
            result.waiver.map {
                "Gate \(result.id) (\(result.gate.title)) is \(result.state.rawValue) and waived by \($0.signer) on \($0.date.day): \($0.reason)"
            }
        }
    }

    /// The downside before the upside: why, on what terms, by when, and what would change it.
    private static func lines(
        _ report: AssessmentReport, _ card: Scorecard, _ warnings: WarningValues
    ) -> [String] {
        func named(_ item: CriterionScore) -> String {
            let remark = warnings.isRefuted(item.id) ? ", whose evidence is contradicted" : ""
            return "“\(ReportText.question(item.criterion))” (\(item.id)\(remark))"
        }
        var lines: [String] = []
        if let gate = card.gates.first(where: \.isFailed) {
            lines.append(
                "Why: gate \(gate.id), \(gate.gate.title), fails, since \(gate.gate.failsWhen.clause).")
        } else if let weakest = Standouts.weakest(card).first, let strongest = Standouts.strongest(card).first
        {
            lines.append(
                "Why: weakest is \(named(weakest)), strongest \(named(strongest))."
            )
        }
        if let condition = ConditionValues.conditions(card).first { lines.append("Terms: \(condition)") }
        if let due = Due.line(report.voices, report.rubrics, asOf: card.asOf) {
            lines.append("By when: \(due)")
        }
        if let gate = card.openGates.first {
            lines.append("What would change it: gate \(gate.id), \(gate.gate.title), is unresolved.")
        }
        if let open = card.findOutNext.first {
            let points = Number.fixed(open.points, decimals: 1)
            lines.append(
                "What would change it: “\(ReportText.question(open.item.criterion))” (\(open.item.id)) settles \(points) points."
            )
        }
        return lines
    }
}

/// When evidence first passes its age.
enum Due {
    /// What that asks for as of a day, as a sentence; nil where no evidence ages.
    static func line(_ voices: [Assessment], _ rubrics: [Rubric], asOf day: Timestamp) -> String? {
        // What was past its age already when it was given counted less from the beginning.
        let days = voices.flatMap { voice in ends(voice, rubrics).filter { $0 > voice.asOf } }
        guard let first = days.min() else { return nil }
        return first < day
            ? "evidence has been past its age since \(first.day): assess again now."
            : "assess again by \(first.day), when the first evidence passes its age."
    }

    private static func ends(_ assessment: Assessment, _ rubrics: [Rubric]) -> [Timestamp] {
        rubrics.flatMap(\.items).compactMap { criterion in
            guard let item = criterion.item, let answer = assessment.answers[criterion.id],
                answer.grade != .d, answer.levels != nil,
                let newest = answer.newestEvidence(of: assessment.asOf)
            else { return nil }
            // What has a day alone is within its age to the end of the last day.
            return newest + item.maximumAge + (newest.isDay ? .milliseconds(86_399_999) : .zero)
        }
    }
}

/// The items that stand out.
enum Standouts {
    private static func answered(_ card: Scorecard) -> [CriterionScore] {
        card.items.filter { $0.score?.answeredPoint != nil && $0.share > 0 }
    }

    /// As many as a reader remembers.
    private static let limit = 3

    /// The lowest points, the heaviest first among equals; of few answers half of them.
    static func weakest(_ card: Scorecard) -> [CriterionScore] {
        weakest(card, min(limit, (answered(card).count + 1) / 2))
    }

    /// So many with the lowest points, the heaviest first among equals.
    static func weakest(_ card: Scorecard, _ count: Int) -> [CriterionScore] {
        pick(answered(card), count) { left, right in left < right }
    }

    /// The highest points, the heaviest first among equals; of few answers those alone that are not the weakest.
    static func strongest(_ card: Scorecard) -> [CriterionScore] {
        let weakest = Set(weakest(card).map(\.id))
        // What is not told of is no strength, whatever little it may come to.
        let candidates = answered(card).filter {
            !weakest.contains($0.id) && $0.answer?.answer.state != .undisclosed
        }
        return pick(candidates, limit) { left, right in left > right }
    }

    private static func pick(
        _ items: [CriterionScore], _ count: Int, _ isBefore: (Double, Double) -> Bool
    ) -> [CriterionScore] {
        Array(
            items.enumerated().sorted { left, right in
                let (one, other) = (
                    left.element.score?.answeredPoint ?? 0, right.element.score?.answeredPoint ?? 0
                )
                if one != other { return isBefore(one, other) }
                if left.element.share != right.element.share {
                    return left.element.share > right.element.share
                }
                return left.offset < right.offset
            }
            .prefix(count).map(\.element))
    }
}
