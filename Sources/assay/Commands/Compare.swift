internal import ArgumentParser
internal import Evaluation
internal import Metrics
internal import Reporting
internal import Statistics

/// How weights vary, as an option names it.
enum Variation: String, CaseIterable, ExpressibleByArgument {
    case fixed, around, agnostic

    var mode: WeightMode {
        switch self {
        case .fixed: .fixed
        case .around: .around
        case .agnostic: .agnostic
        }
    }
}

struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Ranks projects, and says how far the order rests on taste and on what is not known.",
        discussion: """
            Each run draws weights and answers inside their ranges; equal answers give equal numbers.

            EXAMPLES
              assay compare akash ionet render
              assay compare akash ionet --weights investor --json
            """)

    static let usualRuns = 10_000

    @Argument(help: "The projects' ids or names.") var projects: [String]
    @Flag(help: "One JSON object, six decimals.") var json = false
    @Option(help: ArgumentHelp("Another opinion of the weights: investor, founder …", valueName: "id"))
    var weights: String?
    @Option(help: "How the weights vary: fixed, around (half to one and a half), agnostic (any).")
    var mode = Variation.around
    @Option(help: "How many runs, 100 to 1000000.") var runs = Compare.usualRuns
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard (100...1_000_000).contains(runs) else { throw ValidationError("--runs takes 100 to 1000000") }
    }

    func run() throws {
        let source = try ScoreSource(Workspace(database: database.database))
        let scores = try projects.map { try source.score($0, weights: weights) }
        let report = try Self.report(scores, mode: mode.mode, runs: runs)
        show(json ? report.json.text : report.text)
    }

    /// - Throws: a usage error when the projects are fewer than two, share no pillar, or are too many for so many runs.
    static func report(_ scores: [ScoredProject], mode: WeightMode, runs: Int) throws -> ComparisonReport {
        var known: Set<String> = []
        let different = scores.filter { known.insert($0.project.id).inserted }
        guard different.count > 1 else { throw misuse("a comparison takes two projects or more, each once") }
        if different.count < scores.count { complain("warning: a project that is named twice counts once") }
        let entries = different.map { Comparison.Entry($0.project, $0.card) }
        guard let comparison = Comparison(entries, mode: mode, runs: runs) else {
            throw misuse(
                "these cannot be compared: no pillar is common to them, or there are too many runs")
        }
        return ComparisonReport(comparison, of: different, version: Assay.version)
    }
}
