internal import Evaluation
internal import Metrics

/// What *Assess* works on: the questions in order, what is measured beside them, and what others answered.
struct AssessmentDesk: Sendable {
    let project: Project
    let rubrics: [Rubric]
    let lines: [Line]
    /// The figures of the project's network as they stand now.
    let figures: [MeasuredFigure]
    /// What they say of each item that they bear on, by the item.
    let proposals: [String: Proposal]
    /// The newest submitted assessment of everybody else, as far as this assessor may see it.
    let others: [Assessment]
    /// How many others have submitted what this assessor may not see before doing the same.
    let hidden: Int
    /// The names of all metrics, for what a risk is watched by.
    let metrics: Set<String>

    /// A question, or an item below it; both can be answered.
    struct Line: Sendable, Identifiable {
        let criterion: Criterion
        let question: Criterion
        /// The title of the rubric that asks it.
        let rubric: String
        /// 0 for a question, 1 for what is below it.
        let depth: Int

        var id: String { criterion.id }
    }

    init(
        project: Project, rubrics: [Rubric], figures: [MeasuredFigure], assessments: [Assessment],
        assessor: String, metrics: Set<String> = [], now: Timestamp
    ) {
        self.metrics = metrics
        self.project = project
        self.rubrics = rubrics
        self.figures = figures
        proposals = rubrics.proposals(figures, asOf: now)
        lines = rubrics.flatMap { rubric in
            rubric.questions.flatMap { question in
                // A question may be an item itself.
                ([question] + question.items.filter { $0.id != question.id }).enumerated().map {
                    index, criterion in
                    Line(
                        criterion: criterion, question: question, rubric: rubric.title, depth: min(index, 1))
                }
            }
        }
        func newest(_ assessments: [Assessment]) -> [Assessment] {
            var seen: Set<String> = [assessor.assessorKey]
            return assessments.filter {
                $0.submitted != nil && seen.insert($0.assessor.assessorKey).inserted
            }
        }
        others = newest(Panel.visible(assessments, to: assessor))
        hidden = newest(assessments).count - others.count
    }

    /// How many of the items of a draft are answered, and how many there are.
    func progress(_ draft: Assessment) -> (answered: Int, all: Int) { draft.progress(in: rubrics) }
}

extension Assessment {
    /// How many items are answered, each by itself or with its question, and how many there are.
    func progress(in rubrics: [Rubric]) -> (answered: Int, all: Int) {
        let items = rubrics.flatMap(\.questions).flatMap { question in
            question.items.map { (id: $0.id, question: question.id) }
        }
        func isAnswered(_ id: String) -> Bool { answers[id].map { $0.state != .unknown } ?? false }
        // What an item says of itself comes before what its question says.
        let answered = items.count { isAnswered(answers[$0.id] == nil ? $0.question : $0.id) }
        return (answered, items.count)
    }
}
