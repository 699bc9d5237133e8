import Analysis
import Catalog
import FoundationEssentials
import Glibc
import History
import Metrics
import Storage

/// What a snapshot of the dashboard pays for prices and derived figures: 25 networks, 2 000 price series, 30 days.
///
///     swift run -c release AnalysisBenchmark Data
@main
struct AnalysisBenchmark {
    private static let networks = 25
    private static let models = 40
    private static let now = Timestamp(seconds: 1_795_442_400)

    static func main() throws {
        let data = CommandLine.arguments.dropFirst().first ?? "Data"
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "assay-benchmark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try prepare(folder, from: URL(filePath: data))
        let catalog = Catalog.load(shipped: folder.path, user: nil)
        guard let rules = PriceRules.load(shipped: folder.path, catalog: catalog).rules else { return }
        let history = try History(DatabaseFile(path: folder.path + "/assay.sqlite", mode: .readWrite))
        try fill(history, catalog, rules)

        try measure("of which the newest values from history", 50) {
            for metric in ["gpu.price.median", "gpu.available", "gpu.offers", "gpu.price.min"] {
                _ = try history.latest(metric: metric)
            }
        }
        try measure("price board, now", 50) {
            _ = try PriceBoard(catalog, rules: rules, history: history, at: now)
        }
        try measure("price board, 7 days ago", 20) {
            _ = try PriceBoard(catalog, rules: rules, history: history, at: now - .seconds(7 * 86_400))
        }
        try measure("price index, 30 days in 240 points", 5) {
            _ = try PriceIndex(
                catalog, rules: rules, history: history, over: TimeRange(.seconds(30 * 86_400), until: now),
                count: 240)
        }
        let derivation = Derivation(catalog, rules: rules, history: history)
        try measure("all figures of one network", 10) { _ = try derivation.figures(of: "net-0", at: now) }
    }

    private static func measure(_ name: String, _ count: Int, _ body: () throws -> Void) throws {
        try body()
        let clock = ContinuousClock()
        var times: [Duration] = []
        let before = processorTime()
        for _ in 0..<count { times.append(try clock.measure(body)) }
        let used = (processorTime() - before) / count
        times.sort()
        print("\(name): processor \(used), best \(times[0]), median \(times[count / 2])")
    }

    /// Of this thread, so that other programs on the machine do not count.
    private static func processorTime() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func prepare(_ folder: URL, from data: URL) throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Networks"), withIntermediateDirectories: true)
        for name in ["Metrics.yaml", "GPUs.yaml", "PriceIndex.yaml", "Baselines"] {
            try FileManager.default.copyItem(at: data.appending(path: name), to: folder.appending(path: name))
        }
        for number in 0..<networks {
            let text = """
                id: net-\(number)
                name: Network \(number)
                layer: distributed-compute
                control: \(number % 3 == 2 ? "marketplace" : "decentralized")
                about: Generated.
                sources:
                  - { id: api, get: https://example.org/a, every: 10m, probes: service, values: { nodes.online: $.n } }

                """
            try Data(text.utf8).write(to: folder.appending(path: "Networks/\(number).yaml"))
        }
    }

    /// A poll an hour for 30 days of every network: the basket's prices each time, all others once a day.
    private static func fill(_ history: History, _ catalog: Catalog, _ rules: PriceRules) throws {
        let basket = rules.basket.map(\.gpu)
        let others = catalog.gpus.models.map(\.name).filter { !basket.contains($0) }.prefix(
            models - basket.count)
        for hour in 0..<(30 * 24) {
            let slot = now - .seconds(3_600 * (30 * 24 - 1 - hour)) - .seconds(60)
            for number in 0..<networks {
                let shown = hour % 24 == 23 ? basket + others : basket
                let samples = shown.enumerated().flatMap { index, gpu in
                    let labels: Labels = ["gpu": gpu]
                    let price = 1 + Double((hour + number * 7 + index) % 50) / 10
                    return [("gpu.price.median", price), ("gpu.available", Double((hour + number) % 4))].map {
                        Sample(Series(network: "net-\(number)", metric: $0.0, labels: labels), at: slot, $0.1)
                    }
                }
                let phases = Phases(dns: 1, connect: 2, tls: 3, firstByte: 40, total: 60)
                try history.record(
                    Poll(
                        network: "net-\(number)", source: "api", slot: slot, time: slot, outcome: .ok,
                        phases: phases,
                        origin: .generated, probes: .service, samples: samples))
            }
        }
    }
}
