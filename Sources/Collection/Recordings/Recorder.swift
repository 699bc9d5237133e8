public import Catalog
internal import Documents
internal import FoundationEssentials
internal import History
internal import Metrics
public import Transport

/// Asks every source once and writes what it answers into a folder, as ``Recordings`` and a mirror read it.
///
/// Keys are replaced wherever a server repeats them; cookies, and headers that belong to one transfer, are left out.
public struct Recorder: Sendable {
    private let networks: [Network]
    private let inquiry: Inquiry
    private let clock: any WallClock

    /// Makes a recorder of the networks with these ids, or of all.
    public init(
        _ catalog: Catalog, networks: Set<String>? = nil, engine: TransferEngine,
        environment: [String: String] = [:], clock: any WallClock = SystemClock()
    ) {
        self.networks = catalog.networks.filter { networks?.contains($0.id) ?? true }
        self.clock = clock
        inquiry = Inquiry(engine, clock: clock, environment: environment)
    }

    /// What became of one source.
    public struct Report: Sendable {
        public let id: SourceID
        /// Answers written, also those of failure.
        public let files: Int
        public let bytes: Int
        /// Why the source gave no valid answer; nil when it did.
        public let problem: String?
    }

    /// Records all sources into `folder`, and `routes.json` when all are there.
    ///
    /// - Parameters:
    ///   - folder: Made when it is not there; what an earlier recording has of a source gives way.
    ///   - report: Called after the files of each source were written.
    /// - Throws: what kept a file from being written.
    public func run(into folder: String, report: @escaping @Sendable (Report) async -> Void) async throws {
        try Self.make(folder)
        let routes = try await withThrowingTaskGroup(of: [Route].self) { group in
            for network in networks {
                for source in network.sources + network.histories {
                    group.addTask {
                        let week = TimeRange(.seconds(7 * 86_400), until: clock.now())
                        let answer = await inquiry.ask(
                            source, spacing: network.spacing, blanks: Blanks.values(week))
                        let routes = try write(answer, of: source, into: folder)
                        await report(Report(answer, of: source, files: routes.count))
                        return routes
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let sorted = routes.sorted { ($0.file, $0.url) < ($1.file, $1.url) }
        try Self.write(Route.json(sorted), to: folder + "/routes.json")
    }

    private static func make(_ folder: String) throws(FileError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw FileError(error, writing: folder)
        }
    }

    private static func write(_ data: Data, to path: String) throws(FileError) {
        do { try data.write(to: URL(filePath: path)) } catch { throw FileError(error, writing: path) }
    }

    /// Takes away what was recorded of a source before, of which there may have been more pages.
    private func removeOld(of source: Source, in folder: String) throws(FileError) {
        let folder = "\(folder)/\(source.network)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where Recordings.isFile(name, of: source) {
            do {
                try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            } catch {
                throw FileError(error, writing: "\(folder)/\(name)")
            }
        }
    }

    private func write(_ answer: Answer, of source: Source, into folder: String) throws -> [Route] {
        var routes: [Route] = []
        if answer.rounds.contains(where: { !$0.exchanges.isEmpty }) {
            try removeOld(of: source, in: folder)
        }
        for (entry, round) in answer.rounds.enumerated() {
            for (request, exchange) in round.exchanges.enumerated() {
                let name = Recordings.name(source, entry: source.list.isEmpty ? nil : entry, request: request)
                let file = "\(name).\(Recordings.ending(source.form))"
                let recorded = RecordedAnswer(exchange.response, without: answer.secret)
                let path = folder + "/" + file
                try Self.make(URL(filePath: path).deletingLastPathComponent().path)
                try Self.write(Data(recorded.body), to: path)
                try Self.write(Data(recorded.head.utf8), to: "\(folder)/\(name).head")
                routes.append(
                    Route(exchange.call, of: source, file: file, recorded, without: answer.secret))
            }
        }
        return routes
    }
}

extension Recorder.Report {
    init(_ answer: Answer, of source: Source, files: Int) {
        id = SourceID(source)
        self.files = files
        bytes = answer.bytes
        let problem =
            switch answer.result {
            case .failure(let unusable): unusable.outcome.reason ?? unusable.outcome.name
            case .success(let parts): parts.sharedError
            }
        self.problem = problem.map { answer.secret?.concealed($0) ?? $0 }
    }
}

extension Recorder.Report: CustomStringConvertible {
    /// One line: `akash/capacity  recorded  1 file  653 B`.
    public var description: String {
        let written = "\(files) \(files == 1 ? "file" : "files")  \(Number.binary(Double(bytes)))"
        return problem.map { "\(id)  failed  \($0)" } ?? "\(id)  recorded  \(written)"
    }
}

extension RecordedAnswer {
    /// Headers that say something of the answer, not of how it was sent.
    private static let kept = [
        "age", "cache-control", "content-type", "date", "etag", "expires", "last-modified", "link",
        "location",
        "ratelimit", "ratelimit-policy", "retry-after", "x-ratelimit-limit", "x-ratelimit-remaining",
        "x-ratelimit-reset",
    ]

    init(_ response: Response, without secret: Secret?) {
        let headers = response.headers.filter { Self.kept.contains($0.name.lowercased()) }
        self.init(
            status: response.status,
            headers: headers.map { header in
                Header(name: header.name, value: secret?.removed(from: header.value) ?? header.value)
            },
            body: secret?.removed(from: response.body) ?? response.body)
    }
}
