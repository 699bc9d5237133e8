internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Configuration
internal import History
internal import Storage

struct Collect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Polls the sources and keeps what they answer.",
        discussion: """
            Prints a line a poll, after its transaction was committed; beside the polls it fills in a year of the past \
            from the sources that tell of it. Alerts of the configuration are stored and told by its command and \
            webhook, and so is that nothing can be stored. Lines that nobody reads, as in a pipe that is full, hold nothing \
            up: they are lost and counted. Ends with Ctrl-C, and by SIGTERM or SIGHUP with status 0.

            EXAMPLE
              assay collect --once --network akash
            """)

    @Flag(
        help:
            "Ask each source once, for 60 s at most, and end, without alerts; exit status 2 when all failed.")
    var once = false

    @Flag(help: "Print only where a source begins to fail, with what, and where it answers again.")
    var quiet = false

    @Option(help: ArgumentHelp("Ask only the sources of this network; may be repeated.", valueName: "id"))
    var network: [String] = []

    @OptionGroup var database: DatabaseOption
    @OptionGroup var requests: MirrorOption
    @OptionGroup var settings: ConfigurationOption

    func run() async throws {
        let workspace = try Workspace(database: database.database)
        let catalog = workspace.catalog()
        for problem in catalog.problems { complain(problem) }
        let networks = try workspace.networks(network, in: catalog)
        let file = try workspace.database()
        let history = try History(file)
        let engine = try workspace.engine(mirror: requests.mirror)
        let collector = workspace.collector(catalog, networks: networks, history: history, engine: engine)
        if once {
            // Nothing of it bears on one round, but whoever tries it out is to know.
            var configuration = try workspace.configuration(at: settings.config, catalog)
            do { try configuration.read() } catch { complain("warning: \(error)") }
            try await askOnce(collector)
        } else {
            guard let lease = try CollectionLease(for: file.path) else {
                throw Failure("another Assay collects into \(file.path) already; end it first")
            }
            let alerts = try workspace.settingsService(
                configuration: settings.config, catalog, file, history, engine, collector)
            let news = News(isQuiet: quiet)
            let lines = LineQueue()
            defer { lines.finish() }
            try await untilInterrupted {
                await withDiscardingTaskGroup { group in
                    group.addTask { await alerts.run() }
                    await collector.run(
                        report: { report in
                            if let error = report.storageError { alerts.note(storage: "\(error)") }
                            if await news.isWorthALine(report) { lines.sayNow(report) }
                        },
                        progress: { [quiet] progress in
                            if !quiet, let last = progress.last { lines.sayNow(last) }
                        })
                    group.cancelAll()
                }
            }
            withExtendedLifetime(lease) {}
        }
    }

    private func askOnce(_ collector: Collector) async throws {
        let tally = Tally()
        let missing = await collector.once { report in
            say(plain(report))
            await tally.count(report)
        }
        for id in missing { say("\(id)  not asked  the 60 s were over") }
        if await tally.isHopeless(missing: missing.count) { throw ExitCode(2) }
    }
}

/// What of the polls is to be printed.
private actor News {
    private let isQuiet: Bool
    private var failing: Set<SourceID> = []

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    func isWorthALine(_ report: PollReport) -> Bool {
        guard isQuiet else { return true }
        if case .needsKey = report.outcome { return false }
        if report.storageError == nil, report.outcome.isGood { return failing.remove(report.id) != nil }
        return failing.insert(report.id).inserted
    }
}

/// Whether anything came of a round of polls.
private actor Tally {
    private var good = 0
    private var bad = 0

    func count(_ report: PollReport) {
        if case .needsKey = report.outcome { return }
        if report.outcome.isGood { good += 1 } else { bad += 1 }
    }

    func isHopeless(missing: Int) -> Bool { good == 0 && bad + missing > 0 }
}
