internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Asks for which gate the assessor answers.
    mutating func offerGates(_ gates: [GateResult]) {
        let failing = gates.filter { $0.state != .pass }
        guard !failing.isEmpty else {
            say("every gate passes", .good)
            return
        }
        overlay = .menu(
            Menu(
                "Answer for a gate",
                failing.map { gate in
                    let state = gate.waiver.map { "waived by \($0.signer)" } ?? gate.state.rawValue
                    return .init(.gate(gate.id), "\(gate.id) \(gate.gate.title): \(state)")
                }))
    }

    /// Opens the editor on the reason why a gate shall not count.
    mutating func editWaiver(of gate: String) {
        let reason = draft?.waivers.last { $0.gate == gate }?.reason ?? ""
        overlay = .editor(TextEditor(reason), .waiver(gate))
    }

    /// Signs for a gate, or takes the word back where no reason is left.
    mutating func waive(_ gate: String, because reason: String, at time: Timestamp) -> [Effect] {
        guard var draft else { return [] }
        draft.waivers.removeAll { $0.gate == gate }
        if reason.hasWords {
            draft.waivers.append(Waiver(gate: gate, reason: reason, signer: draft.assessor, date: time))
        }
        self.draft = draft
        return [.save(draft)]
    }
}
