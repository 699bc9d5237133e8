internal import Documents
internal import Metrics

extension Element {
    /// The signed waivers of gates, one each, of days that have come.
    func waivers(of gates: [Gate], now: Timestamp?) throws(DocumentError) -> [Waiver] {
        var waivers: [Waiver] = []
        for element in try list() {
            let fields = try element.fields(["gate", "reason", "signed", "date"])
            let name = try fields.required("gate")
            let gate = try name.value("a gate: " + gates.map(\.id).joined(separator: ", ")) { text in
                gates.contains { $0.id == text } ? text : nil
            }
            guard !waivers.contains(where: { $0.gate == gate }) else {
                throw name.error("\(gate) is waived twice; one reason and one signature each")
            }
            waivers.append(
                Waiver(
                    gate: gate, reason: try fields.required("reason").words(),
                    signer: try fields.required("signed").words(),
                    date: try fields.required("date").time(notAfter: now)))
        }
        return waivers
    }

    /// What the register keeps of risks, by the risk.
    func riskNotes(of rows: [Criterion]) throws(DocumentError) -> [String: RiskNote] {
        var notes: [String: RiskNote] = [:]
        for (id, element) in try entries() {
            guard rows.contains(where: { $0.id == id }) else {
                let allowed = rows.map(\.id).joined(separator: ", ")
                throw element.error("no such risk; allowed: \(allowed)")
            }
            let fields = try element.fields(["owner", "review", "trigger", "response"])
            notes[id] = RiskNote(
                owner: try fields["owner"]?.words(), review: try fields["review"]?.time(),
                trigger: try fields["trigger"]?.value("METRIC above NUMBER or METRIC below NUMBER") {
                    Trigger($0)
                },
                response: try fields["response"]?.choice(RiskNote.Response.self))
        }
        return notes
    }

    /// One of the weightings of these rubrics.
    func weighting(of rubrics: [Rubric]) throws(DocumentError) -> Weighting {
        let known = rubrics.weightings
        let expected = known.isEmpty ? "no weights" : "one of " + known.map(\.id).joined(separator: ", ")
        return try value(expected) { text in known.first { $0.id == text } }
    }
}
