internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import History
internal import Metrics
internal import Reporting
internal import Storage

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Prints the newest value of every metric, its age, and the state of every source.",
        discussion: """
            Reads the database alone; nothing is asked. Exit status 2 when there is no figure.

            With --derived it computes trends, utilization, discounts, concentration and the like, and says for each how, \
            or why it cannot.

            With --watch it goes on until q, Esc or Ctrl-C: a terminal is drawn anew every two seconds, and arrows, PgUp, \
            PgDn, g and G scroll; into a pipe the status is written again whenever something was recorded, as JSON one \
            object a line.

            EXAMPLES
              assay status akash ionet --json
              assay status --watch
            """)

    @Argument(help: ArgumentHelp("The networks to tell of; without any, all.", valueName: "id"))
    var networks: [String] = []

    @Flag(help: "One JSON object, times in UTC.")
    var json = false

    @Flag(help: "The figures as CSV.")
    var csv = false

    @Flag(
        help:
            "The newest good values as OpenMetrics, without times, for node_exporter's textfile collector.")
    var openmetrics = false

    @Flag(help: "Figures derived from history instead, each with formula, window, samples and sources.")
    var derived = false

    @Flag(help: "Go on until q, Esc or Ctrl-C, and show what is new.")
    var watch = false

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if [json, csv, openmetrics].count(where: \.self) > 1 {
            throw ValidationError("choose one of --json, --csv and --openmetrics")
        }
        if openmetrics && (derived || watch) {
            throw ValidationError("--openmetrics goes with neither --derived nor --watch")
        }
        if derived && watch { throw ValidationError("choose one of --derived and --watch") }
    }

    func run() async throws {
        let workspace = try Workspace(database: database.database)
        let catalog = workspace.catalog()
        for problem in catalog.problems { complain(problem) }
        let form: StatusForm = json ? .json : csv ? .csv : openmetrics ? .openMetrics : .text
        let chosen = try workspace.networks(networks, in: catalog)
        let history = try History(workspace.database(.readOnly))
        if derived {
            let rules = try workspace.priceRules(catalog)
            return try showFigures(Derivation(catalog, rules: rules, history: history), of: chosen, catalog)
        }
        if watch {
            return try await StatusWatch(form: form) { try read(workspace, catalog, chosen, history) }.run()
        }
        let status = try read(workspace, catalog, chosen, history)
        print(form.text(of: status), terminator: "")
        if status.isEmpty { throw ExitCode(2) }
    }

    private func read(
        _ workspace: Workspace, _ catalog: Catalog, _ chosen: Set<String>?, _ history: History
    ) throws -> Status {
        let now = Timestamp.now()
        return try Status(
            catalog, networks: chosen, history: history,
            silence: workspace.silence(catalog, history, now: now), now: now)
    }

    private func showFigures(_ derivation: Derivation, of chosen: Set<String>?, _ catalog: Catalog) throws {
        let now = Timestamp.now()
        let networks = catalog.networks.map(\.id).filter { chosen?.contains($0) ?? true }
        let figures = try networks.flatMap { try derivation.figures(of: $0, at: now) }
        let table = DerivedTable(figures, at: now, vocabulary: catalog.vocabulary)
        print(json ? table.json.text + "\n" : csv ? table.table.csv : table.text, terminator: "")
        if table.isEmpty { throw ExitCode(2) }
    }
}

/// How a status is written.
enum StatusForm {
    case text, json, csv, openMetrics

    /// For people no wider than `columns`, as far as figures allow.
    func text(of status: Status, columns: Int = .max) -> String {
        switch self {
        case .text: status.text(columns: columns)
        case .json: status.json.text + "\n"
        case .csv: status.table.csv
        case .openMetrics: status.openMetrics
        }
    }
}
