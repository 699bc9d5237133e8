internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// What a register keeps of a risk beside its levels.
enum RiskPart: String, CaseIterable, Sendable {
    case owner, review, trigger, response
}

extension State {
    /// Offers what the register keeps of the chosen risk.
    mutating func offerRisk(_ line: AssessmentDesk.Line) {
        guard line.question.rollUp == .residual else {
            say("\(line.question.id) is no risk of the register", .secondary)
            return
        }
        let note = draft?.riskNotes[line.question.id] ?? RiskNote()
        overlay = .menu(
            Menu(
                SafeText(line.question.title),
                RiskPart.allCases.map { part in
                    .init(.risk(part), SafeText("\(part.title): \(note.text(part) ?? "nothing yet")"))
                }))
    }

    /// Asks for one part of it.
    mutating func edit(_ part: RiskPart, of line: AssessmentDesk.Line) {
        let note = draft?.riskNotes[line.question.id] ?? RiskNote()
        guard part != .response else {
            overlay = .menu(
                Menu(
                    "What is done about it",
                    RiskNote.Response.allCases.map { .init(.response($0), SafeText($0.rawValue)) }
                        + [.init(.response(nil), "nothing yet")],
                    selecting: note.response.map { .response($0) }))
            return
        }
        field = Field(purpose: .risk(part), text: TextField(SafeText(note.text(part) ?? "")))
    }

    /// Takes what was typed; nothing typed takes the part away.
    mutating func finish(_ part: RiskPart, _ typed: Field, in snapshot: Snapshot) -> [Effect] {
        guard let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return [] }
        let text = typed.text.text.string
        var note = draft?.riskNotes[line.question.id] ?? RiskNote()
        switch part {
        case .owner: note.owner = text.isEmpty ? nil : text
        case .review:
            let day = Timestamp(text)
            guard text.isEmpty || day?.day == text else { return keep(typed, "a day is written 2027-03-31") }
            note.review = text.isEmpty ? nil : day
        case .trigger:
            let trigger = Trigger(text)
            guard text.isEmpty || trigger != nil else {
                return keep(typed, "a metric, above or below, a number: latency.dispersion above 3")
            }
            if let trigger, !desk.metrics.contains(trigger.metric) {
                return keep(typed, "no metric '\(trigger.metric)'; Data/Metrics.yaml has them all")
            }
            note.trigger = trigger
        case .response: return []
        }
        return take(note, of: line)
    }

    mutating func take(_ note: RiskNote, of line: AssessmentDesk.Line) -> [Effect] {
        guard var draft else { return [] }
        draft.riskNotes[line.question.id] = note == RiskNote() ? nil : note
        self.draft = draft
        // The next part is a key away.
        offerRisk(line)
        return [.save(draft)]
    }
}

extension RiskPart {
    var title: String {
        switch self {
        case .owner: "owner"
        case .review: "looked at again on"
        case .trigger: "alarms when"
        case .response: "response"
        }
    }
}

extension RiskNote {
    /// A part of it as it is typed; nil where there is none.
    func text(_ part: RiskPart) -> String? {
        switch part {
        case .owner: owner
        case .review: review?.day
        case .trigger: trigger?.description
        case .response: response?.rawValue
        }
    }

    /// All of it in a line; nil where there is nothing.
    var words: String? {
        let parts = RiskPart.allCases.compactMap { part in text(part).map { "\(part.title) \($0)" } }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}
