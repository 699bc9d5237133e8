internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Documents
internal import History
internal import Metrics
internal import Storage
internal import Terminal
internal import Text

struct ChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draws a metric over time as text, for pipes, logs and chat.",
        discussion: """
            Without --label the series that has none is drawn, such as the sum over all countries; where there is no such \
            series, up to four are drawn over each other. Exit status 2 when there is nothing to draw. Colours only on a \
            terminal, unless --color says otherwise.

            EXAMPLES
              assay chart akash gpu.price.median --label gpu=h100 --range 30d
              assay chart akash nodes.online --width 60 --height 12 --ascii | mail -s nodes me
            """)

    enum ColorChoice: String, CaseIterable, ExpressibleByArgument { case auto, always, never }
    enum Kind: String, CaseIterable, ExpressibleByArgument { case line, sparkline, histogram }

    @Argument(help: ArgumentHelp("The network.", valueName: "network"))
    var network: String

    @Argument(help: ArgumentHelp("The metric, such as nodes.online.", valueName: "metric"))
    var metric: String

    @Option(
        help: ArgumentHelp(
            "Only series with this label; of one name several are drawn over each other.",
            valueName: "name=value"))
    var label: [String] = []

    @Option(help: "1h, 24h, 7d, 30d, 90d, 1y, all, or a duration such as 36h.")
    var range = "7d"

    @Option(help: "Columns, exactly; without it the terminal's, or 80.")
    var width: Int?

    @Option(help: "Rows, exactly, with what is said below; without it 16 and these.")
    var height: Int?

    @Option(help: "line, sparkline (one row) or histogram.")
    var kind = Kind.line

    @Flag(help: "A logarithmic scale.")
    var log = false

    @Flag(help: "ASCII alone.")
    var ascii = false

    @Option(help: "auto, always or never.")
    var color = ColorChoice.auto

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if let width, !(1...1_000).contains(width) { throw ValidationError("--width is from 1 to 1000") }
        if let height, !(1...1_000).contains(height) { throw ValidationError("--height is from 1 to 1000") }
        if duration == nil, range != "all" {
            throw ValidationError(
                "--range '\(range)' is neither of \(NamedRange.allCases.map(\.rawValue).joined(separator: ", "))"
                    + " nor a duration such as 36h")
        }
        if kind == .sparkline, height != nil || log {
            throw ValidationError("a sparkline is one row of the usual scale: leave out --height and --log")
        }
        try LabelOption.check(label)
    }

    private var duration: Duration? { NamedRange(rawValue: range)?.duration ?? Duration(range) }

    func run() throws {
        let workspace = try Workspace(database: database.database)
        let catalog = workspace.catalog()
        _ = try workspace.networks([network], in: catalog)
        let history = try History(workspace.database(.readOnly))
        let latest = try chosen(in: history)
        let series = latest.map(\.series)
        guard !series.isEmpty else {
            try workspace.checkNames(networks: [], metrics: [metric], in: history)
            complain(
                "assay: nothing recorded of \(network) \(metric)\(label.map { " " + $0 }.joined()); "
                    + (DerivedMetric(rawValue: metric).map { !$0.isMeasured } == true
                        ? "it is derived from history: `assay status \(network) --derived` tells it"
                        : "`assay status \(network)` lists what there is"))
            throw ExitCode(2)
        }
        guard series.count <= (kind == .sparkline ? 1 : 4) else {
            let names = series.map(\.labels.description).joined(separator: "  ")
            throw misuse("\(series.count) series fit; choose by --label:  \(names)")
        }
        var chart = try TextChart(
            series, of: catalog.vocabulary[metric], in: history, over: timeRange(in: history), kind: kind,
            isLogarithmic: log)
        let source = SourceID(network: latest[0].sourceNetwork, source: latest[0].source)
        try chart.explain(from: [source], catalog, in: history)
        let look = TextLook(
            isASCII: ascii, colors: colors, environment: StartEnvironment.variables, width: width,
            height: height)
        print(chart.text(look), terminator: "")
        if chart.isEmpty {
            let newest = latest.map(\.time).max().map {
                ", the newest value is \((Timestamp.now() - $0).age) old"
            }
            complain(
                "assay: nothing of \(network) \(metric) in \(range)\(newest ?? ""): --range all shows what there is"
            )
            throw ExitCode(2)
        }
    }

    private func chosen(in history: History) throws -> [Latest] {
        let all = try history.latest(network: network, metric: metric)
        if label.isEmpty, let whole = all.first(where: \.series.labels.isEmpty) { return [whole] }
        // A series has one value of a name: two that are wanted of it are two series.
        let wanted = Dictionary(grouping: LabelOption.labels(label), by: \.name)
        return all.filter { latest in
            wanted.allSatisfy { name, labels in labels.contains { $0.value == latest.series.labels[name] } }
        }
    }

    private func timeRange(in history: History) throws -> TimeRange {
        let now = Timestamp.now()
        guard let duration else { return try history.extent ?? TimeRange(.seconds(86_400), until: now) }
        return TimeRange(duration, until: now)
    }

    private var colors: ColorDepth {
        switch color {
        case .never: .none
        case .auto: TextLook.isTerminal ? ColorDepth(environment: StartEnvironment.variables) : .none
        case .always:
            // Somebody wants them, so a terminal that is not known has the usual ones.
            max(.indexed, ColorDepth(environment: StartEnvironment.variables))
        }
    }
}
