internal import ArgumentParser
internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Storage

struct BackfillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill",
        abstract: "Fetches the past that sources tell of.",
        discussion: """
            Nothing that was measured is overwritten, and what is filled in stays marked. May be stopped with Ctrl-C and \
            started again: what is done is not asked for again. Exit status 2 when nothing could be fetched.

            EXAMPLE
              assay backfill --network akash --days 365
            """)

    @Option(help: ArgumentHelp("Ask only this network; may be repeated.", valueName: "id"))
    var network: [String] = []

    @Option(help: "How far back, for sources that can be asked for so much and not more.")
    var days = 365

    @OptionGroup var database: DatabaseOption
    @OptionGroup var requests: MirrorOption

    func validate() throws {
        guard (1...36_500).contains(days) else { throw ValidationError("--days is from 1 to 36500") }
    }

    func run() async throws {
        let workspace = try Workspace(database: database.database)
        let catalog = workspace.catalog()
        for problem in catalog.problems { complain(problem) }
        let networks = try workspace.networks(network, in: catalog)
        let history = try History(workspace.database())
        let collector = workspace.collector(
            catalog, networks: networks, history: history,
            engine: try workspace.engine(mirror: requests.mirror))
        let view = ProgressView()
        try await untilInterrupted { [days] in
            await collector.backfill(days: days) { await view.show($0) }
        }
        guard let end = await view.end() else { return }
        if end.total == 0 { return say("no source of these networks tells of its past") }
        say(end.summary)
        if end.made > 0, end.failed == end.made { throw ExitCode(2) }
    }
}

/// The progress of a back-fill: a bar on a terminal, lines in a pipe.
private actor ProgressView {
    private let bar = ProgressLine()
    private var latest: BackfillProgress?

    func show(_ progress: BackfillProgress) {
        if let last = progress.last, !bar.isSeen || last.isFailed {
            bar.erase()
            say(plain(last))
        }
        latest = progress
        if !progress.isOver { bar.show(progress.line) }
    }

    func end() -> BackfillProgress? {
        bar.erase()
        return latest
    }
}

extension BackfillProgress {
    /// `[######--------------]  12 of 40  1 234 samples  45/s  about 3 min left  coingecko/prices[io]`.
    fileprivate var line: String {
        let full = Int(fraction * 20)
        let bar = String(repeating: "#", count: full) + String(repeating: "-", count: 20 - full)
        var parts = [
            "[\(bar)]", "\(skipped + made) of \(total)", "\(Number.grouped(Double(stored))) samples",
        ]
        if made > 0 { parts.append("\(Number.short(rate))/s") }
        if failed > 0 { parts.append("\(failed) failed") }
        if let timeLeft { parts.append("about \(timeLeft.age) left") }
        if let last { parts.append("\(last.id.network)/\(last.name)") }
        return plain(parts.joined(separator: "  "))
    }

    fileprivate var summary: String {
        let state = isOver ? "done" : "stopped; run it again to go on"
        let done = skipped - needless
        let before = done > 0 ? ", \(done) were done before" : ""
        let without = needless > 0 ? ", \(needless) were of a time of which there is nothing" : ""
        let bad = failed > 0 ? ", \(failed) failed" : ""
        return
            "\(state): \(made) of \(total) requests made\(before)\(without)\(bad); \(Number.grouped(Double(stored))) samples stored"
    }
}
