import Catalog
import Collection
import FoundationEssentials
import Glibc
import History
import Metrics
import Storage
import Transport

/// One round of all sources against a mirror: time, memory, and how fast answers are read.
///
///     swift run -c release CycleBenchmark http://127.0.0.1:8080 Data [network]…
@main
enum CycleBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let url = arguments.first, let data = arguments.dropFirst().first else {
            print("usage: CycleBenchmark MIRROR DATA [network]…")
            return
        }
        let networks = Set(arguments.dropFirst(2))
        let catalog = Catalog.load(shipped: data, user: nil)
        for problem in catalog.problems { print(problem) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "assay-cycle-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let history = try History(
            DatabaseFile(path: folder.appending(path: "a.sqlite").path, mode: .readWrite))
        let engine = TransferEngine(.init(userAgent: "Assay/benchmark", mirror: try Mirror(url)))
        let collector = Collector(
            catalog, networks: networks.isEmpty ? nil : networks, fetcher: engine, history: history,
            environment: keys(of: catalog))
        let board = Board()
        let start = ContinuousClock.now
        let missing = await collector.once(within: .seconds(600)) { await board.note($0) }
        let wall = ContinuousClock.now - start
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        print(await board.summary)
        print("sources \(collector.sources.count), missing \(missing.count)")
        print(
            "wall \(Number.short(wall.inSeconds)) s, CPU \(Number.short(cpu)) s, peak \(usage.ru_maxrss / 1_024) MiB"
        )
    }

    private static func keys(of catalog: Catalog) -> [String: String] {
        let names = catalog.networks.flatMap(\.sources).compactMap(\.key)
        return Dictionary(names.map { ($0, "benchmark") }, uniquingKeysWith: { first, _ in first })
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
}

private actor Board {
    private var reports: [PollReport] = []

    func note(_ report: PollReport) { reports.append(report) }

    var summary: String {
        let good = reports.filter(\.outcome.isGood)
        let durations = reports.map { ($0.id, $0.duration ?? .zero) }
        var lines = [
            "\(good.count) good, \(reports.count - good.count) not; \(good.reduce(0) { $0 + $1.stored }) samples"
        ]
        if let (id, duration) = durations.max(by: { $0.1 < $1.1 }) {
            lines.append("slowest \(id): \(duration.inMilliseconds) ms")
        }
        for report in reports where !report.outcome.isGood {
            lines.append("\(report.id)  \(report.outcome.name)  \((report.outcome.reason ?? "").prefix(90))")
        }
        for report in reports where report.bytes > 1 << 20 {
            let rate = Double(report.bytes) / 1e6 / max(0.001, report.reading.inSeconds)
            lines.append(
                "\(report.id): \(report.bytes) bytes, \(report.stored) samples, \(report.reading.inMilliseconds) ms from the"
                    + " last byte to the commit, \(Number.short(rate)) MB/s")
        }
        return lines.joined(separator: "\n")
    }
}
