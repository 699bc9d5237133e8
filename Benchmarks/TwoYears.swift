import ArgumentParser
import Catalog
import Foundation
import History
import Metrics
import Storage

struct TwoYears: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database as two years of collecting leave it, for the dashboard to be opened on.",
        discussion: """
            The series, their sources and their last values are those of another database, such as the demo's; what
            lacks in number are further GPU models. Every source is asked on the schedule of its network
            file, fails now and then, and is down for hours once in a while. All of it is marked as generated.
            """)

    @Argument(help: "The database whose series are taken.") var like: String
    @Argument(help: "The database to make.") var path: String
    @Option(help: "The folder of the network files.") var data = "Data"
    @Option var series = 2_000
    @Option var days = 730

    func run() throws {
        let catalog = Catalog.load(shipped: data, user: nil)
        var sources = try Self.sources(like, catalog, count: series)
        let history = try History(DatabaseFile(path: path, mode: .readWrite))
        let end = Timestamp.now().seconds
        var random = Random(state: 11)
        var (polls, samples) = (0, 0)
        let took = try milliseconds {
            // What was interrupted goes on.
            let newest = try history.sources().map { $0.last.slot.seconds / 60 + 1 }.max() ?? 0
            for minute in max(newest, end / 60 - Int64(days) * 1_440)...max(newest, end / 60) {
                for index in sources.indices where minute % sources[index].every == 0 {
                    let poll = sources[index].poll(Timestamp(seconds: minute * 60), &random)
                    try history.record(poll)
                    polls += 1
                    samples += poll.samples.count
                }
            }
            while try history.maintain() {}
        }
        print(
            "\(sources.count) sources, \(sources.reduce(0) { $0 + $1.series.count }) series, \(days) days: \(polls) polls, \(samples) samples in \(Int(took / 1e3)) s"
        )
        print(
            "\(Figure.text(size(of: path) / 1e6)) MB, \(Figure.text(size(of: path) / 1e6 / Double(days))) MB a day, \(Figure.text(size(of: path) / Double(samples))) bytes a sample"
        )
        for (table, bytes) in try DatabaseFile(path: path, mode: .readOnly).sizes().prefix(5) {
            print("  \(table): \(Figure.text(Double(bytes) / 1e6)) MB")
        }
    }

    private static func sources(_ like: String, _ catalog: Catalog, count: Int) throws -> [AskedSource] {
        let known = try History(DatabaseFile(path: like, mode: .readOnly)).latest()
        var found: [SourceName: [(Series, Double)]] = [:]
        for latest in known {
            guard let value = latest.good?.value else { continue }
            found[SourceName(latest.sourceNetwork, latest.source), default: []].append(
                (latest.series, value))
        }
        var missing = count - found.values.reduce(0) { $0 + $1.count }
        for metric in ["gpu.price.median", "gpu.price.min", "gpu.available", "gpu.total", "gpu.rented"] {
            for model in catalog.gpus.models.map(\.name) {
                for name in found.keys.sorted() {
                    guard missing > 0, let known = found[name]?.filter({ $0.0.metric == metric }),
                        let (example, value) = known.first, example.labels["gpu"] != nil,
                        !known.contains(where: { $0.0.labels["gpu"] == model })
                    else { continue }
                    let labels = example.labels.all.filter { $0.name != "gpu" }
                    let series = Series(
                        network: example.network, metric: metric,
                        labels: Labels(labels + [.init(name: "gpu", value: model)]))
                    found[name]?.append((series, value))
                    missing -= 1
                }
            }
        }
        return found.keys.sorted().compactMap { name in
            guard let source = catalog[name.network]?[source: name.source], let values = found[name]
            else { return nil }
            return AskedSource(source, values)
        }
    }
}

private struct SourceName: Hashable, Comparable {
    let (network, source): (String, String)

    init(_ network: String, _ source: String) { (self.network, self.source) = (network, source) }

    static func < (left: Self, right: Self) -> Bool {
        (left.network, left.source) < (right.network, right.source)
    }
}

/// A source whose values wander about those that it is known to have.
private struct AskedSource {
    let source: Source
    /// Minutes.
    let every: Int64
    let series: [Series]
    private let homes: [Double]
    private var values: [Double]
    private let scales: [Double]
    private var isDownUntil = Timestamp(seconds: 0)

    init(_ source: Source, _ known: [(Series, Double)]) {
        self.source = source
        every = max(1, source.every.components.seconds / 60)
        series = known.map(\.0)
        homes = known.map(\.1)
        values = homes
        scales = homes.map { home in
            [1, 10, 100, 1_000].first { (home * $0).rounded() == home * $0 } ?? 10_000
        }
    }

    mutating func poll(_ slot: Timestamp, _ random: inout Random) -> Poll {
        let time = slot + .milliseconds(Int64(random.below(20_000)))
        if slot >= isDownUntil, random.below(4_000) == 0 {
            isDownUntil = slot + .seconds(1_800 + Int64(random.below(40_000)))
        }
        guard slot >= isDownUntil, random.below(400) > 0 else {
            return Poll(
                network: source.network, source: source.id, slot: slot, time: time,
                outcome: .failed(reason: "HTTP 503"), status: 503, origin: .generated, probes: source.probes)
        }
        for index in values.indices where random.below(3) == 0 {
            let pull = (homes[index] - values[index]) * 0.02
            let noise = homes[index] * Double(random.below(2_001) - 1_000) / 50_000
            values[index] = max(0, ((values[index] + pull + noise) * scales[index]).rounded() / scales[index])
        }
        let total = 80 + Double(random.below(60_000)) / 1_000
        return Poll(
            network: source.network, source: source.id, slot: slot, time: time, outcome: .ok, status: 200,
            phases: Phases(dns: 0.5, connect: 10, tls: 12, firstByte: total - 25, total: total),
            bytes: 20_000 + random.below(500), hash: Workload.hash(Int64(bitPattern: random.next())),
            origin: .generated, probes: source.probes,
            samples: zip(series, values).map { Sample($0, at: slot, $1) })
    }
}
