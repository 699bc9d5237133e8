public import Evaluation
internal import Metrics

/// An assessment as a document for a committee.
///
/// The same values give the same bytes.
public struct AssessmentReport: Sendable {
    let project: Project
    let assessment: Assessment
    let rubrics: [Rubric]
    let figures: [MeasuredFigure]
    let version: String

    /// A report of what these values say.
    ///
    /// - Parameters:
    ///   - project: What is assessed.
    ///   - assessment: Its answers.
    ///   - rubrics: In the editions that the assessment answers.
    ///   - figures: Measured figures to show beside the answers, as of the assessment's day.
    ///   - version: Assay's own.
    public init(
        project: Project, assessment: Assessment, rubrics: [Rubric], figures: [MeasuredFigure],
        version: String
    ) {
        self.project = project
        self.assessment = assessment
        self.rubrics = rubrics
        self.figures = figures.sorted { ($0.series, $0.source, $0.time) < ($1.series, $1.source, $1.time) }
        self.version = version
    }

    /// GitHub-flavoured Markdown without raw HTML, with front matter in YAML.
    public func markdown(_ template: ReportTemplate) -> String {
        template.render(ReportValues(self))
    }
}
