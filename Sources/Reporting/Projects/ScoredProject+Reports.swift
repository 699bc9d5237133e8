public import Evaluation
public import Metrics

extension ScoredProject {
    /// The report of its newest assessment; of one without answers where nobody has assessed it.
    ///
    /// - Parameters:
    ///   - store: Where its assessments and replies are kept.
    ///   - drifts: What moved since; no part of a report of the assessment's own day.
    ///   - day: Another day to score as of, such as today; without it the assessment's own.
    ///   - version: Assay's own.
    /// - Returns: The same values make the same document.
    /// - Throws: What cannot be read.
    public func report(
        from store: AssessmentStore, drifts: [Drift] = [], asOf day: Timestamp? = nil, version: String
    ) throws(AssessmentStoreError) -> AssessmentReport {
        var assessment =
            newest ?? .none(of: project.id, asOf: card.asOf, rubrics: rubrics)
        assessment.weighting = card.weighting
        return AssessmentReport(
            project: project, assessment: assessment, others: submitted.filter { $0.id != assessment.id },
            rubrics: rubrics, figures: figures, previous: try previous(in: store),
            replies: try store.replies(of: project), drifts: drifts, asOf: day, version: version)
    }

    /// How the newest assessor's assessment before came out, where its scores are comparable.
    private func previous(in store: AssessmentStore) throws(AssessmentStoreError) -> Scorecard? {
        guard let newest else { return nil }
        let earlier = submitted.first {
            $0.id != newest.id && !$0.isSelfAssessment && $0.assessor == newest.assessor
                && $0.asOf <= newest.asOf
        }
        guard let earlier, earlier.isComparable(with: rubrics) else { return nil }
        return earlier.card(try store.rubrics(of: earlier))
    }

    /// The report of how it came out over time.
    public func past(
        from store: AssessmentStore, drifts: [Drift], version: String
    ) throws(AssessmentStoreError) -> HistoryReport {
        var steps: [HistoryReport.Step] = []
        for assessment in submitted where !assessment.isSelfAssessment {
            steps.append(.init(assessment, assessment.card(try store.rubrics(of: assessment))))
        }
        return HistoryReport(project: project, steps: steps, drifts: drifts, version: version)
    }
}

extension ComparisonReport {
    /// A report of projects side by side.
    public init(_ comparison: Comparison, of projects: [ScoredProject], version: String) {
        self.init(
            comparison,
            subjects: projects.map {
                Subject(stage: $0.stage, figures: $0.figures, newestEvidence: $0.newestEvidence)
            }, version: version)
    }
}
