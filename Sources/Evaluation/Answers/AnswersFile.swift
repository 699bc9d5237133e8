public import Metrics

/// The answers of one assessor, as a file holds them.
public struct AnswersFile: Sendable {
    /// The project that the file says it is about.
    public let project: String?
    public let assessor: String?
    public let asOf: Timestamp?
    /// By item, or by question where one is answered whole.
    public let answers: [String: Answer]
    /// The ids that belong to rubrics which this version does not score; sorted.
    public let unscored: [String]
    public let warnings: [AnswerWarning]

    /// A file of this many bytes is still read.
    public static let sizeLimit = 1_048_576

    /// Reads YAML or JSON of at most ``sizeLimit`` bytes.
    ///
    /// The keys are `answers` (id to `level`, `range`, `choice` or `state`, with `grade`, `reason`, `note` and
    /// `evidence`), and optionally `project`, `assessor` and `as_of`.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: The file's name for errors.
    ///   - rubrics: What is answered.
    ///   - strict: Whether to refuse a grade without evidence and "not applicable" without a reason.
    /// - Throws: Everything that is wrong, each with its place and what is allowed.
    public init(
        _ text: String, file: String, rubrics: [Rubric], strict: Bool = false
    ) throws(AnswersError) {
        do {
            let fields = try Self.fields(text, file: file)
            project = try fields["project"]?.text()
            assessor = try fields["assessor"]?.text()
            asOf = try fields["as_of"]?.time()
            let read = try Self.read(try fields.required("answers").fields(), rubrics)
            answers = read.answers
            unscored = read.unscored
            warnings = rubrics.flatMap { $0.warnings(read.answers) }
            if strict { try Self.refuse(warnings, read.places) }
        } catch let error as AnswersError {
            throw error
        } catch let error as DocumentError {
            throw AnswersError(problems: [error])
        } catch {
            throw AnswersError(problems: [DocumentError(place: Place(file: file), problem: "\(error)")])
        }
    }

    private static func fields(_ text: String, file: String) throws(DocumentError) -> Fields {
        guard text.utf8.count <= sizeLimit else {
            throw DocumentError(
                place: Place(file: file),
                problem: "\(text.utf8.count) bytes; an answers file may have \(sizeLimit)")
        }
        let fields = try Document(JSONEscapes.joined(text), file: file).root.fields()
        // What the reference cases carry beside their answers; it is not read.
        let results = ["result", "stage", "stage_metrics", "resolve_first"]
        let keys = ["project", "assessor", "as_of", "answers"]
        for field in fields.all where !(keys + results).contains(field.name) {
            throw field.entry.error("unknown key; allowed are \(keys.joined(separator: ", "))")
        }
        return fields
    }

    private static func refuse(
        _ warnings: [AnswerWarning], _ places: [String: Place]
    ) throws(AnswersError) {
        let problems = warnings.filter(\.isRefusedWhenStrict).compactMap { warning in
            places[warning.item].map { DocumentError(place: $0, problem: "\(warning.text) (strict)") }
        }
        if !problems.isEmpty { throw AnswersError(problems: problems) }
    }
}
