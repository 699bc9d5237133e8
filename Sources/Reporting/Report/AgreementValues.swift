internal import Evaluation
internal import Metrics

/// How far several assessors agree.
struct AgreementValues {
    let agreementLine: String
    let disputes: [DisputeValues]
    let hasDisputes: Bool
    let selfLine: String?
    let incomparableLine: String?

    struct DisputeValues {
        let dispute: String
        let disputeTitle: String
        let disputeVoices: [VoiceValues]
    }

    init(_ report: AssessmentReport, _ index: EvidenceIndex) {
        selfLine = report.selfAssessment.map { Self.own($0, report.rubrics) }
        guard let panel = report.panel, panel.members.count > 1 else {
            let count = report.assessment.id.isEmpty ? "No assessor" : "One assessor"
            agreementLine = "\(count): nothing to compare."
            (disputes, hasDisputes, incomparableLine) = ([], false, nil)
            return
        }
        let agreement = panel.agreement
        let alpha = agreement.alpha.map { "Krippendorff's ordinal alpha \(Number.fixed($0, decimals: 3))" }
        let kappa = agreement.kappa.map { "quadratic kappa \(Number.fixed($0, decimals: 3))" }
        let numbers = [alpha, kappa].compactMap(\.self).joined(separator: ", ")
        let answered =
            "\(panel.members.count) assessors; \(agreement.units) \(agreement.units == 1 ? "item" : "items") answered by two or more"
        agreementLine =
            agreement.reading == .tooFew
            ? "\(answered), under the \(PanelAgreement.leastUnits) that a measure of agreement takes."
            : "\(answered): \(numbers.isEmpty ? "" : numbers + "; ")\(agreement.reading.rawValue)."
        disputes = panel.disputed.map { item in
            DisputeValues(
                dispute: item.id, disputeTitle: ReportText.question(item.criterion),
                disputeVoices: item.voices.map { VoiceValues($0, index) })
        }
        hasDisputes = !disputes.isEmpty
        let others = panel.incomparable.map(\.assessor)
        incomparableLine =
            others.isEmpty
            ? nil
            : "Left out, since their rubrics' scores are not comparable: \(others.joined(separator: ", "))."
    }

    /// A sentence when they chose different weights.
    static func opinions(_ panel: Panel) -> String? {
        guard panel.isReweighted else { return nil }
        let chosen = panel.members.map { "\($0.assessor) \($0.weighting.title)" }.joined(separator: ", ")
        return "The assessors chose different weights (\(chosen)), so the rubric's own count."
    }

    private static func own(_ assessment: Assessment, _ rubrics: [Rubric]) -> String {
        guard assessment.isComparable(with: rubrics) else {
            return
                "The project's own assessment of \(assessment.asOf.day) answers rubrics whose scores are not comparable."
        }
        let card = assessment.card(rubrics)
        return
            "The project's own assessment of \(assessment.asOf.day) comes to \(ReportText.score(card.capped)), "
            + "\(card.overall.coverageText) answered. It is shown beside, and not counted."
    }
}
