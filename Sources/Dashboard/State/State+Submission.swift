internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Asks before submitting, with what is missing; answers that cannot be defended are named instead.
    mutating func askToSubmit(_ snapshot: Snapshot) {
        guard var draft, let desk = snapshot.desk else { return }
        let warnings = desk.rubrics.flatMap {
            $0.warnings(draft.answers, proposals: desk.proposals, figures: desk.figures, asOf: snapshot.now)
        }
        let refused = warnings.filter(\.isRefusedWhenStrict)
        guard refused.isEmpty else {
            overlay = .menu(
                Menu(
                    "Not submitted: to be mended first",
                    refused.map { .init(.line($0.item), SafeText($0.description)) }))
            return
        }
        // What was seen stays with the answers.
        draft.figures = desk.figures
        overlay = .question(
            Dialog(
                "Submit the assessment of \(desk.project.name)?",
                SafeText(summary(draft, desk, remarks: warnings.count, now: snapshot.now)),
                choices: [.init(false, "Not yet", key: "n"), .init(true, "Submit", key: "y")]),
            .submit(draft))
    }

    private func summary(
        _ draft: Assessment, _ desk: AssessmentDesk, remarks: Int, now: Timestamp
    ) -> String {
        let card = draft.card(desk.rubrics, asOf: now)
        let (answered, all) = desk.progress(draft)
        var sentences = [
            "Score \(card.capped): \(card.verdict.rawValue.lowercased()). \(answered) of \(all) items are answered, \(card.overall.coverageText) of the weight."
        ]
        let open = card.nextWords
        if !open.isEmpty { sentences.append("Still open, by points: \(open.joined(separator: ", ")).") }
        let gates = card.gates.filter(\.isOpen).map(\.id)
        if !gates.isEmpty { sentences.append("Unresolved gates: \(gates.joined(separator: ", ")).") }
        if remarks > 0 {
            sentences.append(
                "The report will print \(remarks) remark\(remarks == 1 ? "" : "s") on the answers.")
        }
        sentences.append("It never changes afterwards.")
        return sentences.joined(separator: " ")
    }
}
