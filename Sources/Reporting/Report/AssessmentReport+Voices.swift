internal import Evaluation

extension AssessmentReport {
    /// Every assessment that counts in it, the newest first; the one that it is about where nobody else's counts.
    var voices: [Assessment] {
        guard let members = panel?.members, !members.isEmpty else { return [assessment] }
        return members.sorted(by: Panel.isNewer)
    }

    /// What the register keeps of a risk: of each part what was said last.
    func riskNote(_ risk: String) -> RiskNote {
        let notes = voices.compactMap { $0.riskNotes[risk] }
        return RiskNote(
            owner: notes.lazy.compactMap(\.owner).first, review: notes.lazy.compactMap(\.review).first,
            trigger: notes.lazy.compactMap(\.trigger).first,
            response: notes.lazy.compactMap(\.response).first)
    }

    /// What is wrong with the answers that count, with whose they are.
    var warnings: [(assessor: String, warning: AnswerWarning)] {
        voices.flatMap { voice in
            // Each is held against what it saw; the one that the report is about, against what the report shows.
            let figures = voice.id == assessment.id ? figures : voice.figures
            let proposals = rubrics.proposals(
                figures, asOf: voice.id == assessment.id ? card.asOf : voice.asOf)
            let lacks = rubrics.flatMap {
                $0.warnings(voice.answers, proposals: proposals, figures: figures, asOf: voice.asOf)
            }
            return (lacks + (remarks[voice.id] ?? [])).map { (voice.assessor, $0) }
        }
    }
}
