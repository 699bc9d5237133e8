import Evaluation
import Foundation
import Metrics
import Reporting
import TestSupport

/// What a report of them needs.
extension Fixture {
    static func template() throws -> ReportTemplate {
        try ReportTemplate(at: Repository.root.appending(path: "Rubrics/Reports/assessment.mustache").path)
    }

    /// The report of these answers, submitted under an id that does not change.
    static func report(
        _ answers: [String: Answer], name: String, assessor: String = "k.meyer",
        figures: [MeasuredFigure] = []
    ) throws -> String {
        let rubrics = try rubrics()
        let assessment = Assessment(
            id: "0192f0c4-0000-7000-8000-000000000001", project: name.lowercased(), assessor: assessor,
            asOf: asOf,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }), answers: answers,
            submitted: asOf)
        let report = AssessmentReport(
            project: Project(id: name.lowercased(), name: name, added: asOf), assessment: assessment,
            rubrics: rubrics, figures: figures, version: "0.1.0")
        return try report.markdown(template())
    }

    static let figures = [
        MeasuredFigure(
            Series(network: "alpha", metric: "gpu.total"), 442, unit: .count, source: "capacity", at: asOf,
            origin: .measured),
        MeasuredFigure(
            Series(network: "alpha", metric: "utilization.mean"), 0.81, unit: .ratio, source: "capacity",
            at: asOf,
            origin: .recorded),
    ]
}
