internal import ArgumentParser
internal import Evaluation
internal import Metrics

struct Assess: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stores an assessment from a file of answers.",
        discussion: """
            The file is YAML or JSON; Rubrics/README.md shows one. What the answers lack is said, and printed by the
            report; with --strict it is refused. A project that is not on the list is added.

            EXAMPLE
              assay assess akash --answers akash.yaml --assessor "K. Meyer"
            """)

    @Argument(help: "The project's id or name.") var project: String
    @Option(help: ArgumentHelp("The file of answers.", valueName: "file")) var answers: String
    @Option(help: "Who answered; without it, what the file or the login name says.") var assessor: String?
    @Flag(help: "Refuse a grade without evidence, and \"not applicable\" without a reason.") var strict =
        false
    @OptionGroup var options: Options

    func run() throws {
        let workspace = try Workspace(options)
        let rubrics = try workspace.rubrics()
        let file = try AnswersFile(at: answers, rubrics: rubrics, strict: strict)
        let store = try workspace.assessments(in: workspace.database())
        let now = Timestamp.now()
        let project = try store.project(addingNew: project, at: now)
        let draft = Assessment(
            project: project.id, assessor: assessor ?? file.assessor ?? workspace.userName,
            asOf: file.asOf ?? now, rubrics: rubrics, answers: file.answers
        ).remarked(file)
        let assessment = try store.submit(draft, rubrics: rubrics, at: now)
        for warning in file.warnings { complain("warning: \(warning)") }
        let card = assessment.card(rubrics)
        print(
            "\(project.id)  \(card.capped)  \(Unit.ratio.text(card.overall.coverage)) answered  \(card.verdict.rawValue)"
        )
    }
}
