internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Documents
internal import History
internal import Storage
internal import Transport

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks network files; with --live asks each source whether it still fits.",
        discussion: """
            Exit status 0 when all is well, 1 when something is wrong or has changed, 2 when sources could not be reached.

            EXAMPLES
              assay check                        all network files
              assay check ~/my-network.yaml      one that is not installed yet
              assay check akash --live           what of its answers is no longer as it was
            """)

    @Argument(help: ArgumentHelp("Files, or ids of networks; without any, all.", valueName: "file-or-id"))
    var targets: [String] = []

    @Flag(help: "Ask each source, and compare its answer with the definition and its recording.")
    var live = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var requests: MirrorOption

    func run() async throws {
        let workspace = try Workspace(database: database.database)
        let files = targets.filter { $0.hasSuffix(".yaml") || $0.contains("/") }
        let catalog = Catalog.load(
            shipped: workspace.files.data, user: workspace.folders.networks, files: files)
        let own = catalog.networks.filter { files.contains($0.file) }.map(\.id)
        // A network whose own file is wrong is no network, and that is why.
        let broken = targets.filter { catalog[$0] == nil }.flatMap { target in
            catalog.problems.filter { $0.place.file.hasSuffix("/\(target).yaml") }
        }
        guard broken.isEmpty else {
            for problem in broken { complain(problem) }
            throw ExitCode(1)
        }
        let named = try workspace.networks(targets.filter { !files.contains($0) }, in: catalog)
        let ids = targets.isEmpty ? nil : Set(own).union(named ?? [])
        // A problem of a file that was not asked about is no matter here.
        var problems = catalog.problems.filter { files.isEmpty || files.contains($0.place.file) }
        let recordings = Recordings(folder: workspace.files.data + "/Recordings")
        let check = DefinitionCheck(catalog, recordings: recordings)
        let networks = catalog.networks.filter { ids?.contains($0.id) ?? true }
        for network in networks { problems += check.problems(of: network) }
        for problem in problems { complain(problem) }
        let sources = networks.reduce(0) { $0 + $1.sources.count }
        let histories = networks.reduce(0) { $0 + $1.histories.count }
        let past = histories == 0 ? "" : ", \(histories) of the past"
        let state = problems.isEmpty ? "all well" : counted(problems.count, "problem")
        say("\(counted(networks.count, "network")), \(counted(sources, "source"))\(past): \(state)")
        if live {
            try await ask(catalog, ids, recordings, workspace, isWell: problems.isEmpty)
        } else if !problems.isEmpty {
            throw ExitCode(1)
        }
    }

    private func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }

    private func ask(
        _ catalog: Catalog, _ ids: Set<String>?, _ recordings: Recordings, _ workspace: Workspace,
        isWell: Bool
    ) async throws {
        let history = try? History(workspace.database(.readOnly))
        let checker = Checker(
            catalog, networks: ids, engine: try workspace.engine(mirror: requests.mirror), history: history,
            recordings: recordings,
            environment: StartEnvironment.variables)
        let tally = VerdictTally()
        try await untilInterrupted {
            await checker.run { verdict in
                for line in verdict.lines { say(plain(line)) }
                await tally.count(verdict)
            }
        }
        say(await tally.summary)
        let status = await tally.status
        if status != 0 || !isWell { throw ExitCode(isWell ? status : 1) }
    }
}

extension SourceVerdict {
    /// The source in a line; when all of it does not fit, a line for each metric, changed field and note.
    fileprivate var lines: [String] {
        let fitting = metrics.filter { $0.verdict.kind == .fits }
        guard isDrift else {
            let count =
                metrics.isEmpty ? "" : fitting.count == 1 ? "  1 metric" : "  \(fitting.count) metrics"
            return ["\(id)  \(verdict.kind.rawValue)\(count)  \(verdict.detail)"] + notes.map { "    \($0)" }
        }
        let width = metrics.map(\.metric.count).max() ?? 0
        return ["\(id)  \(verdict.kind == .fits ? "changed" : verdict.kind.rawValue)  \(verdict.detail)"]
            + metrics.map { metric, verdict in
                let padding = String(repeating: " ", count: width - metric.count)
                return "    \(metric)\(padding)  \(verdict.kind.rawValue)  \(verdict.detail)"
            } + driftLines + notes.map { "    \($0)" }
    }
}

extension SourceVerdict {
    /// A line for each field that changed; where fields of one name did in several places, one for all of them.
    fileprivate var driftLines: [String] {
        var order: [String] = []
        var groups: [String: [Drift]] = [:]
        for drift in drifts {
            let name = drift.path.split(separator: ".").last.map(String.init) ?? drift.path
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(drift)
        }
        return order.compactMap { name in
            guard let all = groups[name], let first = all.first else { return nil }
            return "    \(first)" + (all.count > 1 ? "; and in \(all.count - 1) more places" : "")
        }
    }
}

private actor VerdictTally {
    private var fitting = 0
    private var drifted = 0
    private var silent = 0

    func count(_ verdict: SourceVerdict) {
        if verdict.isDrift { drifted += 1 } else if verdict.isSilence { silent += 1 } else { fitting += 1 }
    }

    var summary: String { "\(fitting) sources fit, \(drifted) changed, \(silent) could not be reached" }

    var status: Int32 { drifted > 0 ? 1 : silent > 0 ? 2 : 0 }
}
