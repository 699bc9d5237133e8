public import Metrics

/// What is known of a gate.
public enum GateState: String, CaseIterable, Sendable {
    case pass, unresolved, fail

    init(failing: Truth) {
        self =
            switch failing {
            case .yes: .fail
            case .no: .pass
            case .open: .unresolved
            }
    }
}

/// How a gate came out.
public struct GateResult: Identifiable, Sendable {
    public let gate: Gate
    /// As the answers have it, waived or not.
    public let state: GateState
    /// Who answers for it, if anybody does; a gate that passes needs nobody.
    public let waiver: Waiver?

    public var id: String { gate.id }

    /// Whether it caps the score and decides the verdict.
    public var isFailed: Bool { state == .fail && waiver == nil }
    /// Whether it caps the assured end of the score.
    public var isOpen: Bool { state == .unresolved && waiver == nil }
}

/// Somebody's word that a gate shall not count, with the reason; the report prints it beside the verdict.
public struct Waiver: Hashable, Sendable {
    /// `K4`.
    public let gate: String
    /// Why it shall not count.
    public let reason: String
    /// Who answers for that.
    public let signer: String
    /// When it was signed.
    public let date: Timestamp

    public init(gate: String, reason: String, signer: String, date: Timestamp) {
        self.gate = gate
        self.reason = reason
        self.signer = signer
        self.date = date
    }
}

/// Tries the gates against scores.
struct GateJudge {
    let rubrics: [RubricScore]
    let bottleneck: Bottleneck?

    func results(_ waivers: [Waiver]) -> [GateResult] {
        rubrics.flatMap(\.rubric.rules.gates).sorted { $0.id < $1.id }.map { gate in
            let state = GateState(failing: holds(gate.failsWhen))
            let waiver = waivers.last { $0.gate == gate.id }
            return GateResult(gate: gate, state: state, waiver: state == .pass ? nil : waiver)
        }
    }

    /// Whether a condition holds by the scores.
    func holds(_ condition: Gate.Condition) -> Truth {
        switch condition {
        case .points(let question, let limit): lies(question, under: limit)
        case .level(let item, let level): lies(item, under: Double(level) * 25)
        case .residual(let limit):
            Truth.any(
                rubrics.risks.map { risk in
                    Truth(risk.residual.lowerBound, risk.residual.upperBound, under: limit).negated
                })
        case .wrongBottleneck:
            switch bottleneck?.state {
            case .pass: .no
            case .fail: .yes
            case .unresolved, nil: .open
            }
        case .all(let parts): Truth.all(parts.map(holds))
        case .any(let parts): Truth.any(parts.map(holds))
        }
    }

    /// What is not applicable does not lie under anything; what is not there is open.
    private func lies(_ id: String, under limit: Double) -> Truth {
        guard let criterion = rubrics.criterion(id) else { return .open }
        guard let score = criterion.score else { return .no }
        return Truth(score.low, score.high, under: limit)
    }
}
