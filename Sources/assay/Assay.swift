internal import ArgumentParser
internal import Documents
internal import Evaluation

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
            end(misuse("no command '\(word)'\(hint); `assay --help` lists them"))
        }
        do {
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(error)
        }
    }

    /// Ends with the status of an error, and says what it was unless that has been said.
    ///
    /// What is wrong with a file or an answer may quote it, so nothing is printed but by ``complain(_:)``.
    private static func end(_ error: any Error) -> Never {
        if case AssessmentStoreError.unknownProject = error {
            // A name that nothing has is a mistake of who calls, as one of a network is.
            exit(withError: misuse("\(error)"))
        }
        let code = exitCode(for: error)
        if error is ExitCode || code.isSuccess { exit(withError: error) }
        let message = code == .validationFailure ? fullMessage(for: error) : "\(error)"
        let usage = "Error: "
        complain("assay: \(message.hasPrefix(usage) ? String(message.dropFirst(usage.count)) : message)")
        exit(withError: code)
    }

    /// Opens the dashboard without the parser, which takes a tenth of the time until the first frame.
    private static func open() async {
        do {
            try await Opening().run()
        } catch {
            end(error)
        }
    }
}
