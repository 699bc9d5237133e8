internal import ArgumentParser
internal import Evaluation
internal import Metrics
internal import Reporting

struct Assess: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Stores an assessment from a file of answers.",
        discussion: """
            The file is YAML or JSON; Rubrics/README.md shows one. What the answers lack is said, and printed by the \
            report; with --strict it is refused. A project that is not on the list is added.

            EXAMPLE
              assay assess akash --answers akash.yaml --assessor "K. Meyer"
            """)

    @Argument(help: "The project's id or name.") var project: String
    @Option(help: ArgumentHelp("The file of answers.", valueName: "file")) var answers: String
    @Option(help: "Who answered; without it, what the file or the login name says.") var assessor: String?
    @Flag(
        help: ArgumentHelp(
            "Refuse a grade without evidence, evidence without a date, measured evidence that was not measured, and \"not applicable\" without a reason."
        )) var strict = false
    @Option(
        help: ArgumentHelp(
            "Whose opinion of the weights to keep with it: investor, founder …", valueName: "id"))
    var weights: String?
    @OptionGroup var database: DatabaseOption

    func run() throws {
        let source = try ScoreSource(Workspace(database: database.database), isRead: false)
        let now = Timestamp.now()
        if assessor.map(\.hasWords) == false {
            throw misuse("--assessor is empty; leave it out, or say who answered")
        }
        // Everything is read and checked before anything is stored.
        let first = try AnswersFile(at: answers, rubrics: source.rubrics, now: now)
        let known = try? source.store.project(project)
        let day = first.asOf ?? now
        let figures = try known.map { try source.evidence.figures(of: $0, asOf: day) } ?? []
        let proposals = source.rubrics.proposals(figures, asOf: day)
        let remarks = try source.evidence.remarks(on: first.answers, of: known, figures, asOf: day)
        let file = try AnswersFile(
            at: answers, rubrics: source.rubrics, strict: strict, proposals: proposals, remarks: remarks,
            now: now)
        let weighting = try weights.map { try source.weighting($0, in: source.rubrics) }
        let (project, assessment) = try source.store.submit(to: project, rubrics: source.rubrics, at: now) {
            project in
            var draft = Assessment(
                project: project.id, assessor: assessor ?? file.assessor ?? source.workspace.userName,
                asOf: day, rubrics: source.rubrics, answers: file.answers
            ).remarked(file)
            draft.figures = figures
            if let weighting { draft.weighting = weighting }
            return draft
        }
        if let named = file.project, named != project.id, named.lowercased() != project.name.lowercased() {
            complain("warning: the file says that it is about \(named), and is stored as about \(project.id)")
        }
        for warning in file.warnings { complain("warning: \(warning)") }
        let card = assessment.card(source.rubrics)
        show(
            "\(project.name)  \(card.capped)  \(card.overall.coverageText) answered  \(card.verdict.rawValue)"
        )
    }
}
