internal import FoundationEssentials
public import Metrics

/// One assessor's answers to rubrics at a time.
public struct Assessment: Identifiable, Hashable, Sendable {
    /// A UUID, made when the draft is; empty for ``none(of:asOf:rubrics:)``.
    public let id: String
    /// The project's id.
    public let project: String
    /// Who answers, as the person writes it.
    public let assessor: String
    /// The day that it speaks of; evidence ages up to it.
    public private(set) var asOf: Timestamp
    /// The editions that it answers, by the rubric's id.
    public let editions: [String: Edition]
    /// By item, or by question where one is answered whole.
    public var answers: [String: Answer]
    /// Whose opinion of the questions' weights counts.
    public var weighting = Weighting.balanced
    /// Gates that somebody answers for.
    public var waivers: [Waiver] = []
    /// What the register keeps of risks, by the risk.
    public var riskNotes: [String: RiskNote] = [:]
    /// The measured figures as they were seen.
    public var figures: [MeasuredFigure] = []
    /// Whether the project itself answers; then it is shown beside others and never combined with them.
    public var isSelfAssessment = false
    /// When it became immutable; nil for a draft.
    public private(set) var submitted: Timestamp?

    /// A draft with an id of its own.
    public init(
        project: String, assessor: String, asOf: Timestamp, rubrics: [Rubric],
        answers: [String: Answer] = [:]
    ) {
        self.init(
            id: UUID().uuidString.lowercased(), project: project, assessor: assessor, asOf: asOf,
            editions: Dictionary(
                rubrics.map { ($0.id, $0.edition) }, uniquingKeysWith: { first, _ in first }),
            answers: answers, submitted: nil)
    }

    /// What stands for the assessment of a project that nobody has assessed: no answers, and an empty id.
    public static func none(of project: String, asOf: Timestamp, rubrics: [Rubric]) -> Assessment {
        let draft = Assessment(project: project, assessor: "nobody yet", asOf: asOf, rubrics: rubrics)
        return Assessment(
            id: "", project: project, assessor: draft.assessor, asOf: asOf, editions: draft.editions,
            answers: [:], submitted: nil)
    }

    /// Whether it is by this person; see ``Swift/String/assessorKey``.
    public func isBy(_ person: String) -> Bool { assessor.assessorKey == person.assessorKey }

    package init(
        id: String, project: String, assessor: String, asOf: Timestamp, editions: [String: Edition],
        answers: [String: Answer], submitted: Timestamp?
    ) {
        self.id = id
        self.project = project
        self.assessor = assessor
        self.asOf = asOf
        self.editions = editions
        self.answers = answers
        self.submitted = submitted
    }

    /// The same answers, speaking of another day.
    public func dated(_ day: Timestamp) -> Assessment {
        var result = self
        result.asOf = day
        return result
    }

    func submitted(at time: Timestamp) -> Assessment {
        var result = self
        result.submitted = time
        return result
    }

    /// Takes over what an answers file says beside its answers.
    public func remarked(_ file: AnswersFile) -> Assessment {
        var result = self
        result.weighting = file.weighting ?? weighting
        result.waivers = file.waivers
        result.riskNotes = file.riskNotes
        result.isSelfAssessment = file.isSelfAssessment
        return result
    }

    /// The ids of answers that belong to none of these rubrics; sorted.
    public func unscored(_ rubrics: [Rubric]) -> [String] {
        answers.keys.filter { id in rubrics.allSatisfy { $0.criterion(id) == nil } }.sorted()
    }

    /// How it comes out, as of its own day or of another.
    public func card(_ rubrics: [Rubric], asOf day: Timestamp? = nil) -> Scorecard {
        Scorecard(
            answers, rubrics: rubrics, asOf: day ?? asOf, weighting: weighting, waivers: waivers, of: asOf)
    }
}

extension String {
    /// What tells assessors apart: their names whatever the case, and however many blanks stand around and between the words.
    public var assessorKey: String {
        lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
