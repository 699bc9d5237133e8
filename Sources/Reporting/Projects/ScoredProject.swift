public import Evaluation
public import Metrics

/// A project with its answers and how they come out.
public struct ScoredProject: Sendable, Identifiable {
    public let project: Project
    /// The newest submitted assessment by somebody else than the project; nil for none.
    public let newest: Assessment?
    /// Every submitted assessment, the newest first.
    public let submitted: [Assessment]
    /// In the editions that the newest answers.
    public let rubrics: [Rubric]
    /// All assessors together.
    public let panel: Panel?
    public private(set) var card: Scorecard
    /// As they were seen; of another day, and of a project that nobody has assessed, as they stood then.
    public let figures: [MeasuredFigure]
    /// The titles and units of metrics.
    let vocabulary: Vocabulary
    /// Measured evidence of what there is not, by the id of its assessment.
    let remarks: [String: [AnswerWarning]]
    public let stage: StageResult?

    public var id: String { project.id }

    /// Scores what was submitted of a project.
    ///
    /// - Parameters:
    ///   - project: One of the store's.
    ///   - store: Where its assessments are kept.
    ///   - inForce: The rubrics in force, for a project that nobody has assessed.
    ///   - evidence: Reads the figures of another day, and of what nobody has assessed; without it there are none.
    ///   - day: Another day to score as of, by what was assessed up to it; without it the assessment's own.
    ///   - now: The day of a project that nobody has assessed.
    /// - Throws: What cannot be read.
    public init(
        _ project: Project, in store: AssessmentStore, rubrics inForce: [Rubric], evidence: ProjectEvidence?,
        asOf day: Timestamp? = nil, now: Timestamp
    ) throws {
        // What is of a later day was not known on that one.
        let submitted = try store.assessments(of: project).filter { assessment in
            assessment.submitted != nil && day.map { assessment.asOf.day <= $0.day } ?? true
        }
        let newest = submitted.first { !$0.isSelfAssessment }
        let rubrics = try newest.map { try store.rubrics(of: $0) } ?? inForce
        let panel = Panel(submitted, rubrics: rubrics, asOf: day)
        let isOfItsOwnDay = day == nil
        let day = day ?? panel?.card.asOf ?? now
        let card = panel?.card ?? Scorecard([:], rubrics: rubrics, asOf: day)
        // What was seen, or not, was of the assessment's day: a project that is tied or measured since changes nothing of
        // it. Of another day the history tells.
        let seen = newest?.figures ?? []
        let isPinned = newest != nil && isOfItsOwnDay
        let measured = isPinned ? [] : try evidence?.figures(of: project, asOf: day) ?? []
        let figures = measured.isEmpty ? seen : measured
        self.project = project
        self.newest = newest
        self.submitted = submitted
        self.rubrics = rubrics
        self.panel = panel
        self.card = card
        self.figures = figures
        vocabulary = evidence?.vocabulary ?? Vocabulary([])
        remarks = Dictionary(
            (panel?.members ?? []).map { ($0.id, evidence?.strangers(in: $0.answers) ?? []) },
            uniquingKeysWith: { first, _ in first })
        stage = card.stage(figures)
    }

    /// A project of which nothing was submitted, as a draft of the rubrics in force stands; nil is one without answers.
    public init(_ project: Project, draft: Assessment?, rubrics: [Rubric], now: Timestamp) {
        self.project = project
        newest = nil
        submitted = []
        self.rubrics = rubrics
        panel = nil
        card = draft?.card(rubrics, asOf: now) ?? Scorecard([:], rubrics: rubrics, asOf: now)
        figures = []
        vocabulary = Vocabulary([])
        remarks = [:]
        stage = nil
    }

    /// The same answers under another opinion of the weights.
    public func weighted(by weighting: Weighting) -> ScoredProject {
        var result = self
        result.card = card.weighted(by: weighting)
        return result
    }

    /// When the newest of its evidence was seen or measured.
    public var newestEvidence: Timestamp? {
        let dates = submitted.filter { !$0.isSelfAssessment }.flatMap { assessment in
            assessment.answers.values.compactMap { $0.newestEvidence(of: assessment.asOf) }
        }
        return (dates + figures.map(\.time)).max()
    }
}
