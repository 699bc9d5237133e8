public import Evaluation
public import Metrics

/// An assessment as a document for a committee.
///
/// The same values give the same bytes.
public struct AssessmentReport: Sendable {
    let project: Project
    let assessment: Assessment
    let panel: Panel?
    let rubrics: [Rubric]
    private let weighting: Weighting?
    let vocabulary: Vocabulary
    let figures: [MeasuredFigure]
    /// The project's own newest assessment, also where nobody else has answered.
    let selfAssessment: Assessment?
    let previous: EarlierScore?
    let replies: [Reply]
    let drifts: [Drift]
    /// What else is wrong with answers, by their assessment.
    let remarks: [String: [AnswerWarning]]
    let day: Timestamp
    /// Whether it is of the day of what was submitted, and stays as it is for ever.
    let isPinned: Bool
    let version: String

    /// A report of what these values say.
    ///
    /// - Parameters:
    ///   - project: What is assessed, with its layers and claims.
    ///   - assessment: The newest answers, or a draft.
    ///   - others: Every other submitted assessment of the project: those of other assessors are combined with it, an
    ///     earlier one of the same day's subject is what it is compared with.
    ///   - rubrics: In the editions that the assessment answers.
    ///   - weighting: Another opinion of the weights than the assessors' own.
    ///   - vocabulary: The titles and units of metrics.
    ///   - figures: Measured figures to show beside those that the assessment saw; as of another day in their place.
    ///   - previous: How the project came out before, to tell what changed; nil where nobody looked.
    ///   - replies: What the project answers.
    ///   - drifts: What moved since it was submitted.
    ///   - remarks: What else is wrong with answers, by the id of their assessment.
    ///   - day: Another day to score as of, such as today; without it the assessment's own.
    ///   - version: Assay's own.
    public init(
        project: Project, assessment: Assessment, others: [Assessment] = [], rubrics: [Rubric],
        weighting: Weighting? = nil, vocabulary: Vocabulary = Vocabulary([]), figures: [MeasuredFigure] = [],
        previous: EarlierScore? = nil,
        replies: [Reply] = [],
        drifts: [Drift] = [], remarks: [String: [AnswerWarning]] = [:],
        asOf day: Timestamp? = nil, version: String
    ) {
        self.project = project
        self.assessment = assessment
        self.rubrics = rubrics
        self.weighting = weighting
        self.vocabulary = vocabulary
        // What was seen was of the assessment's day; of another day only what was measured by then says something.
        let seen = day == nil || figures.isEmpty ? assessment.figures : []
        let known = Set(seen.map(\.series))
        self.figures = (seen + figures.filter { !known.contains($0.series) })
            .sorted { ($0.series, $0.source, $0.time) < ($1.series, $1.source, $1.time) }
        panel = Panel([assessment] + others, rubrics: rubrics, asOf: day, weighting: weighting)
        selfAssessment =
            panel?.selfAssessment
            ?? others.filter { $0.isSelfAssessment && $0.submitted != nil }.min(by: Panel.isNewer)
        self.previous = previous
        self.replies = replies
        self.drifts = drifts
        self.remarks = remarks
        self.day = day ?? assessment.asOf
        isPinned = day == nil && assessment.submitted != nil
        self.version = version
    }

    /// How it comes out.
    var card: Scorecard {
        if let panel { return panel.card }
        let own = assessment.card(rubrics, asOf: day)
        return weighting.map(own.weighted) ?? own
    }

    /// Who assessed it, sorted; nobody where nobody did.
    var names: [String] { assessment.id.isEmpty ? [] : voices.map(\.assessor).sorted() }

    /// The network that was measured: that of the figures that the assessment saw, whatever it is tied to since.
    var network: String? {
        isPinned ? assessment.figures.first?.series.network : project.network
    }

    /// What a metric is measured in, whether it was or not; nil for one that nobody knows.
    func unit(of metric: String) -> Unit? { vocabulary[metric]?.unit ?? figures.total(metric)?.unit }

    /// `GPUs online (gpu.total)`; the name alone of a metric that nobody knows.
    func title(of metric: String) -> String { vocabulary[metric].map { "\($0.title) (\(metric))" } ?? metric }

    /// How mature it is, by its answers and what was measured.
    var stage: StageResult? { card.stage(figures) }

    /// GitHub-flavoured Markdown without raw HTML, with front matter in YAML.
    public func markdown(_ template: ReportTemplate) -> String {
        template.render(ReportValues(self))
    }
}
