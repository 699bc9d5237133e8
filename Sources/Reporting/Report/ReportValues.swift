internal import Evaluation
internal import Metrics

/// Everything that a report's template can name.
///
/// Names are unique at every depth, since Mustache looks further out for what it does not find.
struct ReportValues {
    let front: FrontMatter
    let name: String
    let day: String
    let assessor: String
    let isDraft: Bool
    let outlook: String
    let score: String
    let bands: String
    let answered: String
    let pillars: [PillarValues]
    /// Set when strong pillars hide weak ones.
    let imbalance: String?
    let questions: [QuestionValues]
    let rows: [QuestionValues]
    let hasFigures: Bool
    let figures: [FigureValues]
    /// Set when some figure was not measured live.
    let origins: String?
    let hasOpenItems: Bool
    let openItems: [OpenValues]
    /// How many open items are not listed; nil for none.
    let furtherItems: Int?
    let hasEvidence: Bool
    let evidence: [EvidenceValues]
    /// How many answers lack something; nil for none.
    let warningCount: Int?
    let warnings: [String]
    /// The ids of answers that were kept unscored.
    let unscored: String?
    let grades = GradeValues.all
    let bandList = BandValues.all
    let editions: [EditionValues]
    let criteria: [CriterionValues]

    /// As many open items as a reader goes through.
    private static let openItemLimit = 10

    init(_ report: AssessmentReport) {
        let assessment = report.assessment
        let card = assessment.card(report.rubrics)
        let index = EvidenceIndex(assessment.answers, report.rubrics)
        front = FrontMatter(report, card)
        name = report.project.name
        day = assessment.asOf.day
        assessor = assessment.assessor
        isDraft = assessment.submitted == nil
        outlook = card.verdict.rawValue
        score = ReportText.score(card.overall)
        bands = Bands(card.overall).description
        answered = ReportText.wholePercent(card.overall.coverage)
        pillars = card.pillars.map { PillarValues($0, card) }
        imbalance = Balance(card).flatMap(ReportText.imbalance)
        questions = QuestionValues.all(card["checklist"], index)
        rows = QuestionValues.all(card["trade-offs"], index)
        figures = report.figures.map { FigureValues($0, report.rubrics) }
        hasFigures = !figures.isEmpty
        origins = ReportText.origins(report.figures)
        let open = card.openItems
        openItems = open.prefix(Self.openItemLimit).enumerated().map {
            OpenValues($0.element, number: $0.offset + 1, width: card.overall.width)
        }
        hasOpenItems = !open.isEmpty
        furtherItems = open.count > Self.openItemLimit ? open.count - Self.openItemLimit : nil
        evidence = index.entries.map(EvidenceValues.init)
        hasEvidence = !evidence.isEmpty
        warnings = report.rubrics.flatMap { $0.warnings(assessment.answers) }.map(\.description)
        warningCount = warnings.isEmpty ? nil : warnings.count
        let others = assessment.unscored(report.rubrics)
        unscored = others.isEmpty ? nil : others.joined(separator: ", ")
        editions = report.rubrics.map(EditionValues.init)
        criteria = card.items.map(CriterionValues.init)
    }
}
