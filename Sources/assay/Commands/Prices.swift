internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import Documents
internal import History
internal import Metrics
internal import Reporting
internal import Storage

struct Prices: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices",
        abstract: "Prints what every GPU costs on every network, against the clouds.",
        discussion: """
            Reads the database alone; nothing is asked. The rules are those of Data/PriceIndex.yaml. Exit status 2 when no \
            price was ever measured.

            EXAMPLE
              assay prices --gpu h100
            """)

    @Option(help: ArgumentHelp("The only GPU to look at, however it is spelled.", valueName: "model"))
    var gpu: String?

    @Flag(help: "One JSON object, times in UTC.")
    var json = false

    @Flag(help: "One line a price, as CSV.")
    var csv = false

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if json && csv { throw ValidationError("choose one of --json and --csv") }
    }

    func run() throws {
        let workspace = try Workspace(database: database.database)
        let catalog = workspace.catalog()
        for problem in catalog.problems { complain(problem) }
        let rules = try workspace.priceRules(catalog)
        let history = try History(workspace.database(.readOnly))
        let now = Timestamp.now()
        let board = try PriceBoard(catalog, rules: rules, history: history, at: now)
        let week = try PriceBoard(catalog, rules: rules, history: history, at: now - .seconds(7 * 86_400))
        let table = PriceTable(
            board, before: week.overall, discount: rules.discount,
            gpu: try gpu.map { try model($0, on: board, catalog.gpus) })
        if json {
            show(table.json.text)
        } else if csv {
            show(table.table.csv, terminator: "")
        } else {
            print(table.text(width: TerminalSize.columns(StartEnvironment.variables)), terminator: "")
        }
        if table.isEmpty { throw ExitCode(2) }
    }

    private func model(_ text: String, on board: PriceBoard, _ gpus: GPUNames) throws -> String {
        let name = gpus.name(of: text)
        guard board[name] == nil else { return name }
        let known = board.rows.map(\.id)
        throw misuse(
            "nobody offers '\(text)'\(Spelling.choice(for: name, among: known))"
        )
    }
}
