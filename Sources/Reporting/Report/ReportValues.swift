internal import Evaluation
internal import Metrics

/// Everything that an assessment's template can name.
///
/// Names are unique at every depth, since Mustache looks further out for what it does not find.
struct ReportValues {
    let front: FrontMatter
    let name: String
    /// When it was assessed.
    let day: String
    /// The day that it is scored as of, where that is another.
    let laterDay: String?
    let assessorNames: String
    let isDraft: Bool
    let recommendation: RecommendationValues
    let summary: SummaryValues
    let pillars: [PillarValues]
    /// Set when the assessors chose different weights.
    let opinions: String?
    /// Set when strong pillars hide weak ones.
    let imbalance: String?
    let gateList: [GateValues]
    let stageLine: String
    let stages: [StageValues]
    let questions: [QuestionValues]
    let rows: [QuestionValues]
    let board: String
    let bottleneck: BottleneckValues?
    let hasFigures: Bool
    let hasBearing: Bool
    let figures: [FigureValues]
    let hasOtherFigures: Bool
    let otherFigures: [FigureValues]
    let hasFormulas: Bool
    let formulas: [String]
    let hasSources: Bool
    let sources: [String]
    let hasClaims: Bool
    let claims: [ClaimValues]
    let hasDrifts: Bool
    let drifts: [DriftValues]
    /// Set when some figure was not measured live.
    let origins: String?
    let hasRisks: Bool
    let risks: [RiskValues]
    let heatMap: String
    let sensitivity: SensitivityValues?
    let agreement: AgreementValues
    let hasOpenItems: Bool
    let openGates: [OpenGateValues]
    let openItems: [OpenValues]
    /// How many open items are not listed; nil for none.
    let furtherItems: Int?
    let conditions: [String]
    let hasConditions: Bool
    let triggers: [String]
    let hasTriggers: Bool
    let replies: [ReplyValues]
    let hasReplies: Bool
    let hasEvidence: Bool
    let evidence: [EvidenceValues]
    /// How often something is wrong with answers; nil where nothing is.
    let warningSummary: String?
    let warnings: [String]
    /// The ids of answers that belong to no rubric of the assessment.
    let unscored: String?
    let method: MethodValues
    let answers: [AnswerValues]

    /// As many open items as a reader goes through.
    private static let openItemLimit = 10

    init(_ report: AssessmentReport) {
        let assessment = report.assessment
        let card = report.card
        let stage = report.stage
        // Before enough is answered runs draw from what nobody knows: their shares would speak of chance alone.
        let sensitivity = card.overall.isDecidable ? Sensitivity(card) : nil
        let index = EvidenceIndex(card.answers, report.rubrics)
        let proposals = report.rubrics.proposals(report.figures, asOf: card.asOf)
        let warned = WarningValues(report)
        let context = FindingContext(
            index: index, proposals: proposals, voices: FindingVoices.all(report.panel, index),
            warnings: warned, title: report.title, unit: report.unit)
        front = FrontMatter(report, card, stage)
        name = report.project.name
        day = (report.voices.map(\.asOf).max() ?? card.asOf).day
        laterDay = card.asOf.day == day ? nil : card.asOf.day
        assessorNames = report.names.isEmpty ? assessment.assessor : report.names.joined(separator: ", ")
        isDraft = assessment.submitted == nil && !assessment.id.isEmpty
        recommendation = RecommendationValues(report, card, stage, warned)
        summary = SummaryValues(report, card, sensitivity, warned)
        pillars = card.pillars.map { PillarValues($0, card) }
        opinions = report.panel.flatMap(AgreementValues.opinions)
        imbalance = Balance(card).flatMap(ReportText.imbalance)
        gateList = card.gates.map { GateValues($0, card, index) }
        stageLine = stage?.description ?? "No stages are defined."
        stages = StageValues.all(stage)
        questions = QuestionValues.all(card["checklist"], context)
        rows = QuestionValues.all(card["trade-offs"], context)
        board = TradeOffBoard.text(card["trade-offs"])
        bottleneck = card.bottleneck.map { BottleneckValues($0, card, context) }
        let measured = FigureLists(report)
        hasFigures = !report.figures.isEmpty
        (figures, hasBearing) = (measured.bearing, !measured.bearing.isEmpty)
        (otherFigures, hasOtherFigures) = (measured.others, !measured.others.isEmpty)
        (formulas, hasFormulas) = (measured.formulas, !measured.formulas.isEmpty)
        (sources, hasSources) = (measured.sources, !measured.sources.isEmpty)
        claims = ClaimCheck.all(report.project.claims, against: report.figures, asOf: card.asOf).map {
            ClaimValues($0, report)
        }
        hasClaims = !claims.isEmpty
        drifts = report.drifts.map(DriftValues.init)
        hasDrifts = !drifts.isEmpty
        origins = ReportText.origins(report.figures)
        risks = card.risks.map { RiskValues($0, report.riskNote($0.id)) }
        hasRisks = !risks.isEmpty
        heatMap = RiskValues.heatMap(card.risks)
        self.sensitivity = sensitivity.map { SensitivityValues($0, card, assessors: report.voices.count) }
        agreement = AgreementValues(report, index)
        let open = card.findOutNext
        openGates = card.openGates.map(OpenGateValues.init)
        openItems = open.prefix(Self.openItemLimit).enumerated().map {
            OpenValues($0.element, number: $0.offset + 1, width: card.overall.width)
        }
        hasOpenItems = !open.isEmpty || !openGates.isEmpty
        furtherItems = open.count > Self.openItemLimit ? open.count - Self.openItemLimit : nil
        conditions = ConditionValues.conditions(card)
        hasConditions = !conditions.isEmpty
        triggers = ConditionValues.triggers(report)
        hasTriggers = !triggers.isEmpty
        replies = report.replies.map(ReplyValues.init)
        hasReplies = !replies.isEmpty
        evidence = index.entries.map { EvidenceValues($0, report, warned) }
        hasEvidence = !evidence.isEmpty
        warnings = warned.lines
        warningSummary = warned.summary
        let others = Set(report.voices.flatMap { $0.unscored(report.rubrics) }).sorted()
        unscored = others.isEmpty ? nil : others.joined(separator: ", ")
        method = MethodValues(report, card)
        answers = card.rubrics.flatMap(\.questions).flatMap(\.items).map {
            AnswerValues($0, index, context.voices[$0.id])
        }
    }
}
