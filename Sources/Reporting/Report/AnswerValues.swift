internal import Evaluation
internal import Metrics

/// One line of the full answers: everything that was said of an item, or that nothing was.
struct AnswerValues {
    let answer: String
    let answerState: String
    let answerLevel: String
    let answerGrade: String
    let answerScore: String
    let answerEvidence: String
    let answerReason: String

    init(_ item: CriterionScore, _ index: EvidenceIndex, _ voices: FindingVoices?) {
        let given = item.answer?.answer
        answer = item.id
        answerState =
            switch given?.state {
            case .scored: item.answer?.inheritedFrom.map { "scored by \($0)" } ?? "scored"
            case .chosen: "chosen"
            case .undisclosed: "undisclosed"
            case .notApplicable: "not applicable"
            case .unknown, nil: "unknown"
            }
        let choices = given?.choices ?? []
        answerLevel =
            given?.state == .notApplicable
            ? "n/a"
            : given?.levels?.description ?? (choices.isEmpty ? "?" : choices.joined(separator: ", "))
        answerGrade = given?.levels == nil ? "" : item.answer?.grade.rawValue ?? ""
        answerScore = item.score.map { ReportText.range($0) } ?? "n/a"
        answerEvidence = index.ids(of: item.answer?.inheritedFrom ?? item.id) ?? ""
        answerReason =
            if case .apart(let list) = voices {
                list.map(\.text).joined(separator: " · ")
            } else {
                [given?.reason, given?.note].compactMap(\.self).joined(separator: "; ")
            }
    }
}
