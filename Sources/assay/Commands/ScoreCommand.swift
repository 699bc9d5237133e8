internal import ArgumentParser
internal import Evaluation
internal import Metrics
internal import Reporting

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Prints the score of a project's newest assessment.",
        discussion: """
            The point is hidden while under 60 % is answered; the interval never is.

            EXAMPLE
              assay score akash --json
            """)

    @Argument(help: "The project's id or name.") var project: String
    @Flag(help: "One JSON object, six decimals.") var json = false
    @OptionGroup var options: Options

    func run() throws {
        let workspace = try Workspace(options)
        let store = try workspace.assessments(in: workspace.database())
        let project = try store.project(project)
        let latest = try store.latest(of: project)
        let rubrics = try latest.map { try store.rubrics(of: $0) } ?? workspace.rubrics()
        let card = latest?.card(rubrics) ?? Scorecard([:], rubrics: rubrics, asOf: .now())
        let stage = card.stage(latest?.figures ?? [])
        if json {
            print(card.json(project: project.id, stage: stage).text)
            return
        }
        print(
            "\(project.name)  \(card.capped)  \(Unit.ratio.text(card.overall.coverage)) answered  band \(card.bands)  \(card.verdict.rawValue)"
        )
        if let stage { print("  \(stage)") }
        for pillar in card.pillars {
            print("  \(pillar.id)  \(pillar.score?.description ?? "n/a")  \(pillar.title)")
        }
    }
}
