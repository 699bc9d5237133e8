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
    let figures: [MeasuredFigure]
    let previous: Scorecard?
    let replies: [Reply]
    let drifts: [Drift]
    let day: Timestamp
    let version: String

    /// A report of what these values say.
    ///
    /// - Parameters:
    ///   - project: What is assessed, with its layers and claims.
    ///   - assessment: The newest answers, or a draft.
    ///   - others: Every other submitted assessment of the project: those of other assessors are combined with it, an
    ///     earlier one of the same day's subject is what it is compared with.
    ///   - rubrics: In the editions that the assessment answers.
    ///   - figures: Measured figures to show beside those that the assessment saw.
    ///   - previous: How the project came out before, to tell what changed.
    ///   - replies: What the project answers.
    ///   - drifts: What moved since it was submitted.
    ///   - day: Another day to score as of, such as today; without it the assessment's own.
    ///   - version: Assay's own.
    public init(
        project: Project, assessment: Assessment, others: [Assessment] = [], rubrics: [Rubric],
        figures: [MeasuredFigure] = [], previous: Scorecard? = nil, replies: [Reply] = [],
        drifts: [Drift] = [],
        asOf day: Timestamp? = nil, version: String
    ) {
        self.project = project
        self.assessment = assessment
        self.rubrics = rubrics
        let seen = Set(assessment.figures.map(\.series))
        self.figures = (assessment.figures + figures.filter { !seen.contains($0.series) })
            .sorted { ($0.series, $0.source, $0.time) < ($1.series, $1.source, $1.time) }
        panel = Panel([assessment] + others, rubrics: rubrics, asOf: day)
        self.previous = previous
        self.replies = replies
        self.drifts = drifts
        self.day = day ?? assessment.asOf
        self.version = version
    }

    /// How it comes out.
    var card: Scorecard {
        panel?.card ?? assessment.card(rubrics, asOf: day)
    }

    /// GitHub-flavoured Markdown without raw HTML, with front matter in YAML.
    public func markdown(_ template: ReportTemplate) -> String {
        template.render(ReportValues(self))
    }
}
