public import Evaluation
public import Metrics

/// Projects side by side as a document for a committee.
///
/// The same values give the same bytes.
public struct ComparisonReport: Sendable {
    let comparison: Comparison
    let subjects: [Subject]
    let vocabulary: Vocabulary
    let version: String

    /// One of the projects with what is known of it beside its scores.
    public struct Subject: Sendable {
        let stage: StageResult?
        let figures: [MeasuredFigure]
        /// When the newest of its evidence was seen or measured.
        let newestEvidence: Timestamp?

        public init(stage: StageResult?, figures: [MeasuredFigure], newestEvidence: Timestamp?) {
            self.stage = stage
            self.figures = figures
            self.newestEvidence = newestEvidence
        }
    }

    /// A report of a comparison.
    ///
    /// - Parameters:
    ///   - comparison: Of the projects.
    ///   - subjects: One an entry, in the same order.
    ///   - vocabulary: The titles of metrics.
    ///   - version: Assay's own.
    public init(
        _ comparison: Comparison, subjects: [Subject], vocabulary: Vocabulary = Vocabulary([]),
        version: String
    ) {
        self.comparison = comparison
        self.subjects = subjects
        self.vocabulary = vocabulary
        self.version = version
    }

    /// GitHub-flavoured Markdown without raw HTML, with front matter in YAML.
    public func markdown(_ template: ReportTemplate) -> String {
        template.render(ComparisonValues(self))
    }
}
