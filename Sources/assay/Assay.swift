internal import ArgumentParser
internal import Documents

@main
struct Assay: AsyncParsableCommand {
    /// Sent to every source, and printed into every report.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Measures live decentralized AI networks, and scores projects by what it measured.",
        discussion: """
            Alone it opens the dashboard, and collects while that is open.

            EXAMPLES
              assay                              the dashboard
              assay collect                      measures unattended
              assay chart akash nodes.online     a metric over time, as text
              assay status akash --json          newest figures for another program
              assay report akash -o akash.md     the report for a committee
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Watching", subcommands: [Open.self, DemoCommand.self, Prices.self, ChartCommand.self]),
            CommandGroup(
                name: "Measuring",
                subcommands: [
                    Collect.self, BackfillCommand.self, StatusCommand.self, Release.self, Doctor.self,
                ]),
            CommandGroup(
                name: "Definitions", subcommands: [Check.self, Record.self, ConfigCommand.self, Manual.self]),
            CommandGroup(
                name: "Data", subcommands: [Export.self, Import.self, Backup.self, SQL.self]),
            CommandGroup(
                name: "Scoring",
                subcommands: [
                    ProjectCommand.self, Assess.self, ScoreCommand.self, Compare.self, Report.self, Fit.self,
                    RubricCommand.self,
                ]),
        ],
        defaultSubcommand: Open.self)

    /// Runs the command that the arguments name.
    ///
    /// A word that is no command would be taken for an argument of the dashboard.
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard !arguments.isEmpty else { return await open() }
        watchOutput()
        let known = ["help"] + configuration.subcommands.compactMap { $0.configuration.commandName }
        if let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) {
            let hint = Spelling.hint(for: word, among: known)
            exit(withError: misuse("no command '\(plain(word))'\(hint); `assay --help` lists them"))
        }
        await main(arguments)
    }

    /// Opens the dashboard without the parser, which takes a tenth of the time until the first frame.
    private static func open() async {
        do {
            try await Opening().run()
        } catch {
            exit(withError: error)
        }
    }
}
