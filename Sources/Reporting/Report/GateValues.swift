internal import Evaluation
internal import Metrics

/// Every gate with its state and what it rests on.
struct GateValues {
    let gate: String
    let gateTitle: String
    let gateState: String
    let gateCap: String
    let gateCondition: String
    let gateEvidence: String

    init(_ result: GateResult, _ card: Scorecard, _ index: EvidenceIndex) {
        gate = result.id
        gateTitle = result.gate.title
        gateState = result.waiver == nil ? result.state.rawValue : "\(result.state.rawValue), waived"
        gateCap = Number.fixed(result.gate.cap, decimals: 0)
        gateCondition = result.gate.failsWhen.description
        let facts = result.gate.failsWhen.criteria.map { id in
            let evidence = index.ids(of: id).map { " \($0)" } ?? ""
            return "\(id) \(ReportText.score(card.criterion(id)?.score))\(evidence)"
        }
        gateEvidence = facts.isEmpty ? "see below" : facts.joined(separator: "; ")
    }
}

/// A stage with its requirements.
struct StageValues {
    let stageNumber: Int
    let stageTitle: String
    let stagePrinciple: String
    let requirements: [RequirementValues]

    struct RequirementValues {
        let requirement: String
        let requirementText: String
        let requirementState: String
    }

    static func all(_ result: StageResult?) -> [StageValues] {
        (result?.steps ?? []).enumerated().map { number, step in
            StageValues(
                stageNumber: number, stageTitle: step.stage.title, stagePrinciple: step.stage.principle ?? "",
                requirements: step.findings.map {
                    RequirementValues(
                        requirement: $0.id, requirementText: $0.requirement.text,
                        requirementState: $0.state.rawValue)
                })
        }
    }
}
