internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Documents

struct Record: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Saves the raw answers of every source.",
        discussion: """
            For a bug report, to replace recordings, or to be served by a mirror: DIR holds the answers, their heads and \
            routes.json. Keys are removed. Nothing goes into the database. Exit status 2 when nothing was answered.

            EXAMPLE
              assay record answers --network akash
            """)

    @Argument(help: ArgumentHelp("The folder to write into.", valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp("Ask only the sources of this network; may be repeated.", valueName: "id"))
    var network: [String] = []

    @OptionGroup var requests: MirrorOption

    func run() async throws {
        let workspace = try Workspace()
        let catalog = workspace.catalog()
        for problem in catalog.problems { complain(problem) }
        let recorder = Recorder(
            catalog, networks: try workspace.networks(network, in: catalog),
            engine: try workspace.engine(mirror: requests.mirror),
            environment: StartEnvironment.variables)
        let tally = FileTally()
        // What is there when it is interrupted has its routes too.
        try await untilInterrupted { [folder] in
            try await recorder.run(into: folder) { report in
                if !Task.isCancelled { say(plain(report)) }
                await tally.add(report.files, isLast: Task.isCancelled)
            }
        }
        let count = await tally.count
        let end = await tally.isStopped ? "stopped: " : ""
        say("\(end)\(count) \(count == 1 ? "file" : "files") and routes.json in \(folder)")
        if count == 0 { throw ExitCode(2) }
    }
}

private actor FileTally {
    private(set) var count = 0
    /// Whether some of it was not waited for.
    private(set) var isStopped = false

    func add(_ files: Int, isLast: Bool) {
        count += files
        isStopped = isStopped || isLast
    }
}
