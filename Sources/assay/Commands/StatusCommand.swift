internal import ArgumentParser
internal import Catalog
internal import History
internal import Metrics
internal import Reporting
internal import Storage

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Prints the newest value of every metric, its age, and the state of every source.",
        discussion: """
            Reads the database alone; nothing is asked. Exit status 2 when there is no figure.

            EXAMPLE
              assay status akash ionet --json
            """)

    @Argument(help: ArgumentHelp("The networks to tell of; without any, all.", valueName: "id"))
    var networks: [String] = []

    @Flag(help: "One JSON object, times in UTC.")
    var json = false

    @Flag(help: "The figures as CSV.")
    var csv = false

    @OptionGroup var options: Options

    func validate() throws {
        if json && csv { throw ValidationError("choose one of --json and --csv") }
    }

    func run() throws {
        let workspace = try Workspace(options)
        let catalog = workspace.catalog()
        for problem in catalog.problems { complain("\(problem)") }
        let status = try Status(
            catalog, networks: try workspace.networks(networks, in: catalog),
            history: History(workspace.database(.readOnly)), now: .now())
        if json {
            print(status.json.text)
        } else if csv {
            print(status.table.csv, terminator: "")
        } else {
            print(status.text, terminator: "")
        }
        if status.isEmpty { throw ExitCode(2) }
    }
}
