internal import Documents
public import Metrics

/// The answers of one assessor, as a file holds them.
public struct AnswersFile: Sendable {
    /// The project that the file says it is about.
    public let project: String?
    /// Who answered, as the file says.
    public let assessor: String?
    /// When the file says that it speaks of (`as_of`); of a day alone its end, of today the present.
    public let asOf: Timestamp?
    /// Whose opinion of the questions' weights counts; nil for the rubric's own.
    public let weighting: Weighting?
    /// Whether the project itself answers.
    public let isSelfAssessment: Bool
    /// Gates that somebody answers for.
    public let waivers: [Waiver]
    /// What the register keeps of risks, by the risk.
    public let riskNotes: [String: RiskNote]
    /// By item, or by question where one is answered whole.
    public let answers: [String: Answer]
    /// What the answers lack, in the rubrics' order.
    public let warnings: [AnswerWarning]

    /// Reads YAML or JSON, at most 1 MiB.
    ///
    /// The keys are `answers` (id to `level`, `range`, `choice` or `state`, with `grade`, `reason`, `note` and
    /// `evidence`), and optionally `project`, `assessor`, `as_of`, `weights`, `self_assessment`, `waivers` and `risks`.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: The file's name for errors.
    ///   - rubrics: What is answered.
    ///   - strict: Whether to refuse a grade without evidence and "not applicable" without a reason.
    ///   - proposals: What measured figures say, by item.
    ///   - remarks: What else is known to be wrong with the answers.
    ///   - now: The day that the answers speak of where the file names none, and after which none may be; nil for any.
    /// - Throws: Everything that is wrong, each with its place and what is allowed.
    public init(
        _ text: String, file: String, rubrics: [Rubric], strict: Bool = false,
        proposals: [String: Proposal] = [:], remarks: [AnswerWarning] = [], now: Timestamp? = nil
    ) throws(AnswersError) {
        let header: AnswersHeader
        do { header = try AnswersHeader(text, file: file, rubrics: rubrics, now: now) } catch {
            throw AnswersError(problems: [error])
        }
        let read = try Self.read(header.answers, rubrics)
        project = header.project
        assessor = header.assessor
        asOf = header.asOf
        weighting = header.weighting
        isSelfAssessment = header.isSelfAssessment
        waivers = header.waivers
        riskNotes = header.riskNotes
        answers = read.answers
        if let now { try Self.refuse(evidenceAfter: now, read) }
        let day = header.asOf ?? now
        warnings =
            rubrics.flatMap { $0.warnings(read.answers, proposals: proposals, asOf: day) } + remarks
        if strict { try Self.refuse(warnings, read.places) }
    }

    /// Reads the file at `path`; see ``init(_:file:rubrics:strict:proposals:remarks:now:)``.
    public init(
        at path: String, rubrics: [Rubric], strict: Bool = false, proposals: [String: Proposal] = [:],
        remarks: [AnswerWarning] = [], now: Timestamp? = nil
    ) throws(AnswersError) {
        let text: String
        do { text = try TextFile.text(at: path) } catch { throw AnswersError(problems: [error]) }
        try self.init(
            text, file: path, rubrics: rubrics, strict: strict, proposals: proposals, remarks: remarks,
            now: now)
    }

    private static func refuse(evidenceAfter now: Timestamp, _ read: Read) throws(AnswersError) {
        let problems = read.answers.sorted { $0.key < $1.key }.compactMap { item, answer in
            answer.evidence.compactMap(\.date).first { $0 > now.latestWritten }.flatMap { date in
                read.places[item].map {
                    DocumentError($0, "evidence of \(date.day), which has not come; today is \(now.day)")
                }
            }
        }
        if !problems.isEmpty { throw AnswersError(problems: problems) }
    }

    private static func refuse(
        _ warnings: [AnswerWarning], _ places: [String: Place]
    ) throws(AnswersError) {
        let problems = warnings.filter(\.isRefusedWhenStrict).compactMap { warning in
            places[warning.item].map { DocumentError($0, "\(warning.text) (strict)") }
        }
        if !problems.isEmpty { throw AnswersError(problems: problems) }
    }
}
