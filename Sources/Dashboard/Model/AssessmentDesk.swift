internal import Evaluation
internal import History
internal import Metrics

/// What *Assess* works on: the questions in order, and what is measured beside them.
struct AssessmentDesk: Sendable {
    let project: Project
    let rubrics: [Rubric]
    let lines: [Line]
    /// Newest figures of the project's network, by metric.
    let figures: [String: Figure]

    /// A question, or an item below it; both can be answered.
    struct Line: Sendable, Identifiable {
        let criterion: Criterion
        let question: Criterion
        /// 0 for a question, 1 for what is below it.
        let depth: Int

        var id: String { criterion.id }
    }

    /// A measured value and where it came from.
    struct Figure: Sendable {
        let series: Series
        let unit: Unit
        let value: Double
        let time: Timestamp
        let source: String
    }

    init(project: Project, rubrics: [Rubric], figures: [String: Figure]) {
        self.project = project
        self.rubrics = rubrics
        self.figures = figures
        lines = rubrics.flatMap(\.questions).flatMap { question in
            [Line(criterion: question, question: question, depth: 0)]
                + question.items.map { Line(criterion: $0, question: question, depth: 1) }
        }
    }

    /// What the names of derived figures rest on, until they are computed themselves.
    static func basis(of metric: String) -> String {
        switch metric {
        case "utilization.mean": "gpu.utilization"
        case "nodes.trend": "nodes.online"
        case "fees.sum", "fees.trend": "fees.day"
        default: metric
        }
    }
}
