internal import ArgumentParser
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import Metrics
internal import Reporting
internal import Statistics

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes a project's assessment, its history or a comparison as Markdown.",
        discussion: """
            The same assessment gives the same bytes. It is of its own day: --as-of now lets evidence age until today. A \
            template of the same name in the folder rubrics/Reports of the configuration takes the shipped one's place.

            EXAMPLES
              assay report akash -o akash.md
              assay report --compare akash ionet render -o comparison.md
              assay report --history akash
            """)

    @Argument(help: "The project's id or name; several with --compare.") var projects: [String]
    @Flag(help: "Set the projects side by side.") var compare = false
    @Flag(help: "Tell how the project came out over time.") var history = false
    @Option(help: ArgumentHelp("Score as of another day: now, or a date.", valueName: "day")) var asOf: AsOf?
    @Option(help: ArgumentHelp("Another opinion of the weights: investor, founder …", valueName: "id"))
    var weights: String?
    @OptionGroup var output: Output
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if compare && history { throw ValidationError("choose one of --compare and --history") }
        if !compare && projects.count > 1 { throw ValidationError("one project; or --compare for several") }
        if history && (weights != nil || asOf != nil) {
            throw ValidationError(
                "the history tells each assessment by its own weights and of its own day: leave out --weights and --as-of"
            )
        }
        if history && output.format == .json { throw ValidationError("the history comes as Markdown alone") }
    }

    func run() throws {
        let source = try ScoreSource(Workspace(database: database.database))
        let scores = try projects.map { try source.score($0, weights: weights, asOf: asOf?.moment) }
        guard let first = scores.first else { return }
        if compare {
            let report = try Compare.report(scores, mode: .around, runs: Compare.usualRuns)
            return try output.write(
                output.format == .json
                    ? report.json.text + "\n" : report.markdown(template("comparison", source)))
        }
        if history {
            let past = try first.past(
                from: source.store, drifts: source.drifts(of: first), version: Assay.version)
            return try output.write(past.markdown(template("history", source)))
        }
        // What moved since is no part of a report of the assessment's own day.
        let report = try first.report(
            from: source.store, drifts: asOf == nil ? [] : source.drifts(of: first), asOf: asOf?.moment,
            version: Assay.version)
        try output.write(
            output.format == .json ? report.json.text + "\n" : report.markdown(template("assessment", source))
        )
    }

    private func template(_ name: String, _ source: ScoreSource) throws -> ReportTemplate {
        try ReportTemplate(
            named: name, in: source.workspace.files.rubrics, user: source.workspace.folders.rubrics)
    }
}
