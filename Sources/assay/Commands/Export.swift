internal import ArgumentParser
internal import Glibc
internal import History
internal import Metrics
internal import Storage

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prints samples for other programs.",
        discussion: """
            Every sample with its quality, origin and source, ordered by metric, network, labels and time. `assay import` \
            takes csv and openmetrics back.

            EXAMPLE
              assay export --network akash --range 7d --format csv > akash.csv
            """)

    @Option(help: ArgumentHelp("Only the series of this network; may be repeated.", valueName: "id"))
    var network: [String] = []

    @Option(help: ArgumentHelp("Only the series of this metric; may be repeated.", valueName: "name"))
    var metric: [String] = []

    @Option(
        help: ArgumentHelp(
            "How far back, such as 24h, 7d or 1y; without it, every sample that is kept.", valueName: "time"))
    var range: String?

    @Option(
        help: "csv, json or openmetrics.",
        transform: { text in
            guard let format = SampleFormat(rawValue: text) else {
                throw ValidationError("there is no format '\(text)': choose csv, json or openmetrics")
            }
            return format
        })
    var format: SampleFormat = .csv

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if let range, Duration(range) == nil {
            throw ValidationError("'\(range)' is no time: write 24h, 7d or 1y")
        }
    }

    func run() throws {
        let workspace = try Workspace(database: database.database)
        let history = try History(workspace.database(.readOnly))
        try workspace.checkNames(networks: network, metrics: metric, in: history)
        var time = TimeRange(Timestamp(milliseconds: .min / 2), Timestamp(milliseconds: .max / 2))
        if let duration = range.flatMap({ Duration($0) }) { time = TimeRange(duration, until: .now()) }
        var output = StandardOutput()
        output.add(format.opening.utf8)
        var previous: StoredSample?
        // Of the output, which the history would take for one of the database.
        var problem: (any Error)?
        do {
            try history.walk(
                over: time,
                where: {
                    (network.isEmpty || network.contains($0.network))
                        && (metric.isEmpty || metric.contains($0.metric))
                },
                { stored in
                    format.write(stored, after: previous, to: &output.bytes)
                    previous = stored
                    guard output.bytes.count > 1 << 16 else { return }
                    do {
                        try output.flush()
                    } catch {
                        problem = error
                        throw error
                    }
                })
        } catch {
            throw problem ?? error
        }
        output.add(format.closing.utf8)
        try output.flush()
    }
}

/// What goes to standard output in large pieces.
private struct StandardOutput {
    var bytes: [UInt8] = []

    mutating func add(_ text: some Sequence<UInt8>) { bytes += text }

    mutating func flush() throws {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(STDOUT_FILENO, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                // The reader has seen enough.
                if errno == EPIPE { throw ExitCode(0) }
                throw Failure(cutOutput)
            }
            written += count
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
