internal import Documents
internal import Metrics

/// An answers file before its answers are understood.
struct AnswersHeader {
    let project: String?
    let assessor: String?
    let asOf: Timestamp?
    let answers: [(name: String, value: Element)]

    /// What the reference cases carry beside their answers; it is not read.
    private static let results = ["result", "stage", "stage_metrics", "resolve_first"]

    init(_ text: String, file: String) throws(DocumentError) {
        let fields = try Document(JSONEscapes.joined(text), file: file).root
            .fields(["project", "assessor", "as_of", "answers"] + Self.results)
        project = try fields["project"]?.text()
        assessor = try fields["assessor"]?.text()
        asOf = try fields["as_of"]?.time()
        answers = try fields.required("answers").entries()
    }
}
