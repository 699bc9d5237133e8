internal import Evaluation
internal import Metrics
internal import Reporting

/// Answers that the demo begins with, so that projects can be compared at once.
///
/// They are what its recorded and generated figures say and nothing else: nobody judged anything, each answer says
/// that, and what is not measured stays unknown.
struct DemoAssessments {
    let store: AssessmentStore

    /// As which they are submitted, and as which the demo's reader answers over them.
    static let assessor = "demo"
    /// Those whose networks measure the most of what the questions ask.
    private static let projects = ["akash", "ionet"]
    private static let reason =
        "An example of the demo: what its recorded and generated figures say. Nobody judged it."

    /// Submits one for each of the projects that nobody has assessed; rubrics and evidence are made when there is one.
    func submit(
        at time: Timestamp, rubrics: () throws -> [Rubric], evidence: () -> ProjectEvidence
    ) throws {
        let projects = try store.projects()
            .filter { try Self.projects.contains($0.id) && store.assessments(of: $0).isEmpty }
        guard !projects.isEmpty else { return }
        let (rubrics, evidence) = (try rubrics(), evidence())
        for project in projects {
            let figures = try evidence.figures(of: project, asOf: time)
            let answers = rubrics.proposals(figures, asOf: time).compactMapValues(Self.answer)
            var draft = Assessment(
                project: project.id, assessor: Self.assessor, asOf: time, rubrics: rubrics, answers: answers)
            draft.figures = figures
            _ = try store.submit(draft, rubrics: rubrics, at: time)
        }
    }

    /// The level that figures prove, or the levels up to the highest that they allow; nil where they allow any.
    private static func answer(_ proposal: Proposal) -> Answer? {
        guard let levels = LevelRange(proposal.level ?? 0, proposal.limit), levels != LevelRange(0, 4) else {
            return nil
        }
        let evidence = proposal.parts.map { part in
            Evidence(.measurement(part.figure.series, value: part.figure.value), date: part.figure.time)
        }
        // A ceiling proves nothing of what the level's text says beside it.
        return Answer(
            .scored(levels), grade: proposal.level == nil ? .d : .a, reason: reason, evidence: evidence)
    }
}
