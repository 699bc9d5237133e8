internal import Evaluation
internal import Metrics
internal import Reporting
internal import Statistics
internal import Text
internal import Threads

/// What a report is about.
enum ReportSubject: Sendable {
    case assessment(project: String, Weighting?)
    case history(project: String)
    case draft(Assessment)
    case comparison(ComparisonDetail)
    case fit(FitResult, product: String?)
}

extension Library {
    /// Makes a report.
    ///
    /// - Throws: what keeps it from being read or written down.
    func preview(_ subject: ReportSubject, now: Timestamp) throws -> ReportPreview {
        ReportPreview(try document(subject, now: now))
    }

    private func document(_ subject: ReportSubject, now: Timestamp) throws -> Document {
        switch subject {
        case .assessment(let id, let weighting):
            var score = try scored(id, now: now)
            if let weighting { score = score.weighted(by: weighting) }
            let report = try score.report(from: assessments, version: version)
            return Document(
                title: "Report of \(score.project.name)", text: report.markdown(try template("assessment")),
                file: "\(id).md")
        case .history(let id):
            let score = try scored(id, now: now)
            let past = try score.past(
                from: assessments, drifts: evidence.drifts(of: score, until: now), version: version)
            return Document(
                title: "History of \(score.project.name)", text: past.markdown(try template("history")),
                file: "\(id)-history.md")
        case .draft(var draft):
            let project = try assessments.project(draft.project)
            // As those who answer see them at present.
            draft.figures = try figureBook.figures(of: project, from: evidence, now: now)
            let report = AssessmentReport(
                project: project, assessment: draft, rubrics: try rubrics, vocabulary: evidence.vocabulary,
                replies: try assessments.replies(of: project), version: version)
            return Document(
                title: "Draft of \(project.name)", text: report.markdown(try template("assessment")),
                file: "\(draft.project)-draft.md")
        case .comparison(let detail):
            let report = ComparisonReport(detail.comparison, of: detail.scores, version: version)
            return Document(
                title: "Comparison", text: report.markdown(try template("comparison")), file: "comparison.md")
        case .fit(let result, let product):
            let memo = FitMemo(result, fit: try fit.get(), product: product, version: version)
            return Document(title: "Fit memo", text: memo.markdown(try template("fit")), file: "fit.md")
        }
    }

    private func scored(_ id: String, now: Timestamp) throws -> ScoredProject {
        try ScoredProject(
            try assessments.project(id), in: assessments, rubrics: try rubrics, evidence: evidence, now: now)
    }

    private func template(_ name: String) throws -> ReportTemplate {
        try ReportTemplate(named: name, in: rubricFolders.shipped, user: rubricFolders.user)
    }
}
