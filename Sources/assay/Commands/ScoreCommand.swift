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
    @Option(help: ArgumentHelp("Another opinion of the weights: investor, founder …", valueName: "id"))
    var weights: String?
    @Option(help: ArgumentHelp("Score as of another day: now, or a date.", valueName: "day")) var asOf: AsOf?
    @OptionGroup var database: DatabaseOption

    func run() throws {
        let source = try ScoreSource(Workspace(database: database.database))
        let score = try source.score(project, weights: weights, asOf: asOf?.moment)
        let card = score.card
        if json {
            show(card.json(project: score.project.id, stage: score.stage).text)
            return
        }
        show(
            "\(score.project.name)  \(card.capped)  \(card.overall.coverageText) answered  band \(card.bands)  \(card.verdict.rawValue)"
        )
        if let stage = score.stage { show("  \(stage)") }
        for gate in card.gates where gate.state != .pass {
            let waiver = gate.waiver.map { ", waived by \($0.signer): \($0.reason)" } ?? ""
            show("  \(gate.id) \(gate.state.rawValue): \(gate.gate.title)\(waiver)")
        }
        for pillar in card.pillars {
            show("  \(pillar.id)  \(pillar.score?.description ?? "n/a")  \(pillar.title)")
        }
        for open in card.findOutNext.prefix(3) {
            show(
                "  find out: \(open.item.criterion.question ?? open.item.criterion.title) (\(Number.short(open.points)) points)"
            )
        }
        if let panel = score.panel, asOf == nil {
            let now = Timestamp.now()
            let old = Set(panel.members.flatMap { $0.aged(score.rubrics, at: now) }.map(\.id))
            let aged = score.rubrics.flatMap(\.items).map(\.id).filter(old.contains)
            for drift in try source.drifts(of: score) {
                show("  \(drift)")
            }
            if !aged.isEmpty {
                show("  evidence passed its age since: \(aged.joined(separator: ", "))")
            }
        }
    }
}
