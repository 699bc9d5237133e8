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
            The same assessment gives the same bytes. It is of its own day: --as-of now lets evidence age until today. A
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
    @OptionGroup var options: Options

    func validate() throws {
        if compare && history { throw ValidationError("choose one of --compare and --history") }
        if !compare && projects.count > 1 { throw ValidationError("one project; or --compare for several") }
        if history && output.format == .json { throw ValidationError("the history comes as Markdown alone") }
    }

    func run() throws {
        let source = try ScoreSource(Workspace(options))
        let scores = try projects.map {
            try ProjectScore($0, from: source, weights: weights, asOf: asOf?.time)
        }
        guard let first = scores.first else { return }
        if compare {
            let report = try Compare.report(scores, mode: .around, runs: Compare.usualRuns)
            return try output.write(
                output.format == .json
                    ? report.json.text + "\n" : report.markdown(template("comparison", source)))
        }
        if history { return try output.write(past(first, source).markdown(template("history", source))) }
        let report = try assessment(first, source)
        try output.write(
            output.format == .json ? report.json.text + "\n" : report.markdown(template("assessment", source))
        )
    }

    private func template(_ name: String, _ source: ScoreSource) throws -> ReportTemplate {
        try ReportTemplate(
            named: name, in: source.workspace.files.rubrics, user: source.workspace.folders.rubrics)
    }

    private func assessment(_ score: ProjectScore, _ source: ScoreSource) throws -> AssessmentReport {
        var newest =
            score.newest
            ?? Assessment(
                project: score.project.id, assessor: "nobody yet", asOf: score.card.asOf,
                rubrics: score.rubrics)
        if weights != nil { newest.weighting = score.card.weighting }
        return AssessmentReport(
            project: score.project, assessment: newest, others: score.submitted.filter { $0.id != newest.id },
            rubrics: score.rubrics, figures: score.figures, previous: try previous(score, source),
            replies: try source.store.replies(of: score.project),
            // What moved since is no part of a report of the assessment's own day.
            drifts: asOf == nil ? [] : try source.drifts(of: newest, score.rubrics, in: score.project),
            asOf: asOf?.time, version: Assay.version)
    }

    /// How the newest assessor's assessment before came out, where its scores are comparable.
    private func previous(_ score: ProjectScore, _ source: ScoreSource) throws -> Scorecard? {
        guard let newest = score.newest else { return nil }
        let earlier = score.submitted.first {
            $0.id != newest.id && !$0.isSelfAssessment && $0.assessor == newest.assessor
                && $0.asOf <= newest.asOf
        }
        guard let earlier, earlier.isComparable(with: score.rubrics) else { return nil }
        return earlier.card(try source.store.rubrics(of: earlier))
    }

    private func past(_ score: ProjectScore, _ source: ScoreSource) throws -> HistoryReport {
        let steps = try score.submitted.filter { !$0.isSelfAssessment }.map {
            HistoryReport.Step($0, $0.card(try source.store.rubrics(of: $0)))
        }
        let drifts = try score.newest.map { try source.drifts(of: $0, score.rubrics, in: score.project) }
        return HistoryReport(
            project: score.project, steps: steps, drifts: drifts ?? [], version: Assay.version)
    }
}
