internal import ArgumentParser
internal import Catalog
internal import History
internal import Metrics
internal import Storage

struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Shows figures in quarantine; makes those good that are right.",
        discussion: """
            A figure that is out of its bounds, or too far from the one before, is kept in quarantine and counted nowhere \
            until two more agree with it. Without arguments all such figures are listed; with a network and a metric those \
            of that series become good.

            EXAMPLES
              assay release
              assay release akash gpu.total
              assay release akash gpu.price.median --label gpu=h100
            """)

    @Argument(help: ArgumentHelp("The network.", valueName: "network"))
    var network: String?

    @Argument(help: ArgumentHelp("The metric.", valueName: "metric"))
    var metric: String?

    @Option(help: ArgumentHelp("A label of the series; may be repeated.", valueName: "name=value"))
    var label: [String] = []

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard (network == nil) == (metric == nil) else {
            throw ValidationError("name the network and the metric, or neither")
        }
        if network == nil, !label.isEmpty {
            throw ValidationError("--label is of a series: name its network and metric too")
        }
        try LabelOption.check(label)
    }

    func run() throws {
        let workspace = try Workspace(database: database.database)
        guard let network, let metric else { return try list(History(workspace.database(.readOnly))) }
        let series = Series(network: network, metric: metric, labels: Labels(LabelOption.labels(label)))
        let history = try History(workspace.existingDatabase())
        try workspace.checkNames(networks: [network], metrics: [metric], in: history)
        let everything = TimeRange(Timestamp(seconds: 0), .now() + .seconds(86_400))
        let count = try history.release(series, over: everything)
        say(plain("\(series): \(count) released"))
        if count == 0 { throw ExitCode(2) }
    }

    private func list(_ history: History) throws {
        let held = try history.latest().filter { $0.quarantined != nil }
        for latest in held {
            guard let value = latest.quarantined else { continue }
            let good = latest.good.map { "good: \($0.value) at \($0.time)" } ?? "none is good"
            say(plain("\(latest.series)  \(value.value) at \(value.time)  \(good)"))
        }
        if held.isEmpty { say("nothing is in quarantine") }
    }
}
