internal import Evaluation
internal import Metrics

/// What a program reads of a report, each value as YAML (a JSON string or number is both).
struct FrontMatter {
    let project: String
    let projectName: String
    let assessment: String
    let asOf: String
    let exporter: String
    let assessor: String
    let rubrics: String
    let score: String

    init(_ report: AssessmentReport, _ card: Scorecard) {
        project = Self.quoted(report.project.id)
        projectName = Self.quoted(report.project.name)
        assessment = Self.quoted(report.assessment.id)
        asOf = report.assessment.asOf.description
        exporter = Self.quoted("assay \(report.version)")
        assessor = Self.quoted(report.assessment.assessor)
        let editions = report.rubrics.map { "\($0.id): \(Self.quoted($0.edition.description))" }
        rubrics = "{\(editions.joined(separator: ", "))}"
        score = Self.mapping(card.overall)
    }

    private static func mapping(_ score: Score) -> String {
        let bands = Bands(score)
        let fields = [
            ("point", JSONValue(score: score.point).text), ("low", JSONValue(score: score.low).text),
            ("high", JSONValue(score: score.high).text), ("coverage", JSONValue(score: score.coverage).text),
            ("assured", bands.assured.rawValue), ("indicated", bands.indicated?.rawValue ?? "null"),
            ("possible", bands.possible.rawValue),
        ]
        return "{\(fields.map { "\($0): \($1)" }.joined(separator: ", "))}"
    }

    /// A JSON string is a YAML string, once what does not show is gone.
    private static func quoted(_ text: String) -> String { JSONValue.string(text.visible).text }
}
