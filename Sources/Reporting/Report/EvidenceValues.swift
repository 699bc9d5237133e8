internal import Evaluation
internal import Metrics

/// A piece of evidence, its id and the items that rest on it.
struct EvidenceValues {
    let evidenceId: String
    let evidenceItems: String
    let evidenceText: String
    /// What was measured instead; nil where nothing speaks against it.
    let evidenceRefuted: String?
    /// Percent-encoded, for a link; nil for what is not on the web.
    let evidenceAddress: String?
    let evidenceDate: String
    /// `link`, `document` or `measurement`.
    let evidenceKind: String
    /// The grades of the answers that rest on it, as they were given.
    let evidenceGrades: String

    init(_ entry: EvidenceIndex.Entry, _ report: AssessmentReport, _ warnings: WarningValues) {
        evidenceRefuted = warnings.against(entry.evidence)
        evidenceKind = entry.kind
        evidenceGrades = entry.grades(report.voices).joined(separator: ", ")
        evidenceId = entry.id
        evidenceItems = entry.items.joined(separator: ", ")
        evidenceDate = entry.evidence.date?.written ?? "?"
        let text = entry.evidence.text
        switch entry.evidence.kind {
        case .link(let url):
            evidenceText = text ?? url
            evidenceAddress = Markdown.destination(url)
        case .document:
            evidenceText = text ?? "?"
            evidenceAddress = nil
        case .measurement(let series, let value):
            let value = report.unit(of: series.metric).map { $0.textWithName(value) } ?? value.plain
            evidenceText = "\(series) = \(value)" + (text.map { " (\($0))" } ?? "")
            evidenceAddress = nil
        }
    }
}
