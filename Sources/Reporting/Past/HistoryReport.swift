public import Evaluation
internal import Metrics

/// One project over time: its scores, what made them change, and what moved.
public struct HistoryReport: Sendable {
    /// A submitted assessment and how it came out.
    public struct Step: Sendable {
        let assessment: Assessment
        let card: Scorecard
        /// That of all who had assessed the project by then, together; nil where nobody asks.
        let together: Scorecard?

        public init(_ assessment: Assessment, _ card: Scorecard, together: Scorecard? = nil) {
            self.assessment = assessment
            self.card = card
            self.together = together
        }
    }

    let project: Project
    let steps: [Step]
    let drifts: [Drift]
    let version: String

    /// A report of what these values say.
    ///
    /// - Parameters:
    ///   - project: What was assessed.
    ///   - steps: Every submitted assessment by somebody else than the project, in any order.
    ///   - drifts: What moved since the newest one.
    ///   - version: Assay's own.
    public init(project: Project, steps: [Step], drifts: [Drift] = [], version: String) {
        self.project = project
        self.steps = steps.sorted { Panel.isNewer($1.assessment, $0.assessment) }
        self.drifts = drifts
        self.version = version
    }

    /// GitHub-flavoured Markdown without raw HTML, with front matter in YAML.
    public func markdown(_ template: ReportTemplate) -> String {
        template.render(HistoryValues(self))
    }
}

/// Everything that a history's template can name.
struct HistoryValues {
    let frontProject: String
    let frontName: String
    let frontAsOf: String
    let frontExporter: String
    let historyName: String
    let historyCount: String
    let ribbon: String
    let hasSteps: Bool
    /// Whether several assessed it, so that their score together is another than that of each.
    let hasSeveral: Bool
    let steps: [StepValues]
    let changes: [ChangeValues]
    let hasChanges: Bool
    let drifts: [DriftValues]
    let hasDrifts: Bool

    init(_ report: HistoryReport) {
        frontProject = FrontMatter.quoted(report.project.id)
        frontName = FrontMatter.quoted(report.project.name)
        frontAsOf = report.steps.last?.assessment.asOf.description ?? "null"
        frontExporter = FrontMatter.quoted("assay \(report.version)")
        historyName = report.project.name
        historyCount = report.steps.count == 1 ? "1 assessment" : "\(report.steps.count) assessments"
        hasSteps = !report.steps.isEmpty
        let assessors = Set(report.steps.map(\.assessment.assessor.assessorKey)).count
        hasSeveral = assessors > 1
        ribbon = RangeChart.text(
            report.steps.map { step in
                (
                    step.assessment.asOf.day, step.card.capped.low, step.card.capped.high,
                    "\(step.card.capped)  \(step.card.verdict.rawValue)"
                        + (assessors > 1 ? "  \(step.assessment.assessor)" : "")
                )
            })
        steps = report.steps.map(StepValues.init)
        changes = report.steps.indices.compactMap { index in
            // Two opinions are no change: each is held against what the same assessor said before.
            let assessor = report.steps[index].assessment.assessor
            let before = report.steps[..<index].last { $0.assessment.isBy(assessor) }
            return before.map { ChangeValues($0, report.steps[index], names: assessors > 1) }
        }
        hasChanges = !changes.isEmpty
        drifts = report.drifts.map(DriftValues.init)
        hasDrifts = !drifts.isEmpty
    }
}

/// One assessment of the past.
struct StepValues {
    let stepDay: String
    let stepAssessor: String
    let stepScore: String
    let stepTogether: String
    let stepBands: String
    let stepVerdict: String
    let stepCoverage: String
    let stepEditions: String

    init(_ step: HistoryReport.Step) {
        stepDay = step.assessment.asOf.day
        stepAssessor = step.assessment.assessor
        stepScore = ReportText.score(step.card.capped)
        stepTogether = step.together.map { "\(ReportText.score($0.capped)), \($0.verdict.rawValue)" } ?? "?"
        stepBands = step.card.bands.description
        stepVerdict = step.card.verdict.rawValue
        stepCoverage = step.card.overall.coverageText
        stepEditions = step.card.rubrics.map { "\($0.rubric.id) \($0.rubric.edition.version)" }
            .joined(separator: ", ")
    }
}

/// What made one assessment differ from the one before it.
struct ChangeValues {
    let changeTitle: String
    let changeLine: String
    let changeParts: [String]

    init(_ before: HistoryReport.Step, _ after: HistoryReport.Step, names: Bool) {
        changeTitle =
            "\(before.assessment.asOf.day) to \(after.assessment.asOf.day)"
            + (names ? ", \(after.assessment.assessor)" : "")
        let isBroken = after.card.rubrics.contains { rubric in
            before.card[rubric.rubric.id].map { !$0.rubric.edition.isComparable(with: rubric.rubric.edition) }
                ?? false
        }
        if isBroken {
            changeLine = "A break: the rubrics changed so much that the scores are not comparable."
            changeParts = []
            return
        }
        let difference = ScoreDifference(from: before.card, to: after.card)
        changeLine =
            difference.flatMap { ReportText.difference($0, since: nil) }.map { $0 + "." }
            ?? (difference == nil ? "One of the two has no point to compare." : "No point changed.")
        changeParts = (difference?.parts.prefix(10) ?? []).map(ReportText.part)
    }
}
