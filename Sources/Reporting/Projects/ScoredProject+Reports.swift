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
        let assessment = newest ?? .none(of: project.id, asOf: card.asOf, rubrics: rubrics)
        return AssessmentReport(
            project: project, assessment: assessment, others: submitted.filter { $0.id != assessment.id },
            rubrics: rubrics, weighting: card.weighting == panel?.card.weighting ? nil : card.weighting,
            vocabulary: vocabulary, figures: figures, previous: try earlier(in: store),
            replies: try replies(in: store, until: day), drifts: drifts, remarks: remarks, asOf: day,
            version: version)
    }

    /// What the project answers, which can only follow what is said of it; of another day, what it had answered by then.
    private func replies(
        in store: AssessmentStore, until day: Timestamp?
    ) throws(AssessmentStoreError) -> [Reply] {
        try store.replies(of: project).filter { reply in day.map { reply.date.day <= $0.day } ?? true }
    }

    /// How the project came out before its newest assessor answered anew, or joined; nil where nobody has assessed it.
    ///
    /// With several assessors all of them count both times: whoever joined since is a second opinion, and no change.
    private func earlier(in store: AssessmentStore) throws(AssessmentStoreError) -> EarlierScore? {
        guard let newest, let panel else { return nil }
        let others = submitted.filter { $0.id != newest.id && !$0.isSelfAssessment }
        let hadAnswered = others.contains { $0.isBy(newest.assessor) && $0.asOf <= newest.asOf }
        // Those who answer on one day make a first assessment together.
        let before = hadAnswered ? others : others.filter { $0.asOf.day < newest.asOf.day }
        guard let last = before.first else { return .nothing }
        guard last.isComparable(with: rubrics),
            let past = Panel(before, rubrics: try store.rubrics(of: last))
        else { return .incomparable(day: last.asOf.day) }
        // Who asks for other weights asks for them on both sides.
        let pastCard =
            card.weighting == panel.card.weighting ? past.card : past.card.weighted(by: card.weighting)
        let joined = panel.members.filter { member in !past.members.contains { $0.isBy(member.assessor) } }
        if joined.isEmpty { return .scored(pastCard) }
        let haveChanged = past.members.contains { member in
            !panel.members.contains { $0.isBy(member.assessor) && $0.answers == member.answers }
        }
        return .joined(joined.map(\.assessor), to: pastCard, othersChanged: haveChanged)
    }

    /// The report of how it came out over time.
    public func past(
        from store: AssessmentStore, drifts: [Drift], version: String
    ) throws(AssessmentStoreError) -> HistoryReport {
        var steps: [HistoryReport.Step] = []
        let all = submitted.filter { !$0.isSelfAssessment }
        for (index, assessment) in all.enumerated() {
            let rubrics = try store.rubrics(of: assessment)
            steps.append(
                .init(
                    assessment, assessment.card(rubrics),
                    together: Panel(Array(all[index...]), rubrics: rubrics)?.card))
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
            }, vocabulary: projects.first?.vocabulary ?? Vocabulary([]), version: version)
    }
}
