internal import Documents
internal import Metrics

/// An answers file before its answers are understood.
struct AnswersHeader {
    let project: String?
    let assessor: String?
    let asOf: Timestamp?
    let weighting: Weighting?
    let isSelfAssessment: Bool
    let waivers: [Waiver]
    let riskNotes: [String: RiskNote]
    let answers: [(name: String, value: Element)]

    private static let keys = [
        "project", "assessor", "as_of", "weights", "self_assessment", "waivers", "risks", "answers",
    ]
    /// What the reference cases carry beside their answers; it is not read.
    private static let results = ["result", "stage", "stage_metrics", "resolve_first"]

    init(_ text: String, file: String, rubrics: [Rubric], now: Timestamp?) throws(DocumentError) {
        let fields = try Document(JSONEscapes.joined(text), file: file).root.fields(Self.keys + Self.results)
        project = try fields["project"]?.text()
        assessor = try fields["assessor"]?.words()
        let day = try fields["as_of"]?.time(notAfter: now)
        asOf = now.map { day?.asOf($0) } ?? day
        weighting = try fields["weights"]?.weighting(of: rubrics)
        isSelfAssessment = try fields["self_assessment"]?.flag() ?? false
        waivers = try fields["waivers"]?.waivers(of: rubrics.flatMap(\.rules.gates), now: now) ?? []
        let rows = rubrics.flatMap(\.questions).filter { $0.rollUp == .residual }
        riskNotes = try fields["risks"]?.riskNotes(of: rows) ?? [:]
        answers = try fields.required("answers").entries()
    }
}
