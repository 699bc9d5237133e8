internal import Evaluation
internal import Metrics

/// What a program reads of a report, each value as YAML (a JSON string or number is both).
struct FrontMatter {
    let project: String
    let projectName: String
    let assessment: String
    let asOf: String
    let exporter: String
    let assessors: String
    let rubrics: String
    let weights: String
    let verdict: String
    let score: String
    let stage: String
    let gates: String

    init(_ report: AssessmentReport, _ card: Scorecard, _ stage: StageResult?) {
        project = Self.quoted(report.project.id)
        projectName = Self.quoted(report.project.name)
        assessment = report.assessment.id.isEmpty ? "null" : Self.quoted(report.assessment.id)
        asOf = card.asOf.description
        exporter = Self.quoted("assay \(report.version)")
        assessors = Self.list(report.names)
        rubrics = Self.editions(report.rubrics)
        weights = Self.quoted(card.weighting.id)
        verdict = card.verdict.word
        score = Self.mapping(card)
        self.stage = stage.map { "\($0.number)" } ?? "null"
        gates = Self.gates(card)
    }

    static func editions(_ rubrics: [Rubric]) -> String {
        "{\(rubrics.map { "\($0.id): \(quoted($0.edition.description))" }.joined(separator: ", "))}"
    }

    static func gates(_ card: Scorecard) -> String {
        let states = card.gates.map { "\($0.id): \($0.waiver == nil ? $0.state.rawValue : "waived")" }
        return "{\(states.joined(separator: ", "))}"
    }

    static func mapping(_ card: Scorecard) -> String {
        let score = card.capped
        let bands = card.bands
        let fields = [
            ("point", JSONValue(score: score.point).text), ("low", JSONValue(score: score.low).text),
            ("high", JSONValue(score: score.high).text), ("coverage", JSONValue(score: score.coverage).text),
            ("assured", bands.assured.rawValue), ("indicated", bands.indicated?.rawValue ?? "null"),
            ("possible", bands.possible.rawValue),
        ]
        return "{\(fields.map { "\($0): \($1)" }.joined(separator: ", "))}"
    }

    static func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }

    /// A JSON string is a YAML string, once what does not show is gone.
    ///
    /// Who knows no front matter reads it as Markdown: what would be HTML or a link there stands as its number.
    static func quoted(_ text: String) -> String {
        // A dot after www. makes a link, and so do two slashes.
        JSONValue.string(text.visible).text.replacing(/[<>&\[\]`]|:(?=\/\/)|[wW]{3}(?=\.)/) { match in
            match.output.unicodeScalars.map { "\\u00" + String($0.value, radix: 16) }.joined()
        }
    }
}
