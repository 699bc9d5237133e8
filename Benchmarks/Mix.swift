import ArgumentParser
import Foundation
import History
import Metrics
import Storage

struct Mix: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "The real mix: 100 sources of 1 to 100 samples at the schedule of the shipped definitions; polls, hashes and all."
    )

    @Option var days = 7
    @Option(help: "Keep the database here.") var keep: String?

    /// A schedule in minutes, and how many of 100 sources have it: the shares of Data/Networks.
    static let schedule = [
        (1, 4), (2, 1), (5, 12), (10, 22), (15, 4), (20, 1), (30, 11), (60, 18), (360, 15), (720, 7),
        (1_440, 5),
    ]

    func run() throws {
        try withFolder { folder in
            let path = keep ?? folder.path + "/assay.sqlite"
            let history = try History(DatabaseFile(path: path, mode: .readWrite))
            let sources = Self.sources()
            var random = Random(state: 3)
            var values = sources.map { $0.series.map { _ in Double(random.below(100_000)) / 100 } }
            var times: [Double] = []
            var samples = 0
            for minute in 0..<(days * 1_440 + 15) {
                for (index, source) in sources.enumerated()
                where minute % source.every == index % source.every {
                    let slot = Timestamp(seconds: Workload.start + Int64(minute) * 60)
                    for value in values[index].indices where random.below(3) == 0 {
                        // Two decimals, as answers have them; a sum of doubles would have seventeen.
                        let hundredths =
                            (values[index][value] * 100).rounded() + Double(random.below(41) - 20)
                        values[index][value] = max(0, hundredths) / 100
                    }
                    let total = 80 + Double(random.below(60_000)) / 1_000
                    let poll = Poll(
                        network: "network-\(index / 3)", source: "source-\(index)", slot: slot,
                        time: slot + .milliseconds(Int64(50 + random.below(2_000))), outcome: .ok,
                        status: 200,
                        phases: Phases(dns: 0, connect: 0, tls: 0, firstByte: total - 2, total: total),
                        bytes: 20_000 + random.below(500), hash: Workload.hash(Int64(minute * 100 + index)),
                        samples: zip(source.series, values[index]).map { Sample($0, at: slot, $1) })
                    samples += poll.samples.count
                    times.append(milliseconds { _ = try? history.record(poll) })
                }
            }
            while try history.maintain() {}
            let sizes = try DatabaseFile(path: path, mode: .readOnly).sizes()
            print(
                "\(sources.count) sources, \(sources.reduce(0) { $0 + $1.series.count }) series, \(days) days:"
            )
            print("  \(times.count / days) polls and \(samples / days) samples a day")
            let whole = Double(sizes.reduce(0) { $0 + $1.bytes })
            print(
                "  \(Figure.text(whole / Double(days) / 1e6)) MB a day of tables and indexes; the file and its log, with pages that are free again: \(Figure.text(size(of: path) / 1e6)) MB"
            )
            for (table, bytes) in sizes.prefix(4) {
                print("    \(table): \(Figure.text(Double(bytes) / Double(days) / 1e6)) MB a day")
            }
            var figure = Figure("record, one commit", unit: "ms")
            for time in times { figure.add(time) }
            Figure.print([figure])
            print(
                "\(Figure.text(Double(times.count) / times.reduce(0, +) * 1e3)) commits a second; p99 \(Figure.text(Figure.percentile(0.99, of: times))) ms"
            )
        }
    }

    private static func sources() -> [(every: Int, series: [Series])] {
        var random = Random(state: 4)
        var sources: [(Int, [Series])] = []
        for (every, count) in schedule {
            for _ in 0..<count {
                let index = sources.count
                let size = 1 + random.below(random.below(4) == 0 ? 100 : 30)
                sources.append(
                    (
                        every,
                        (0..<size).map {
                            Series(
                                network: "network-\(index / 3)", metric: "metric.\(index)",
                                labels: ["gpu": "model-\($0)"])
                        }
                    ))
            }
        }
        return sources
    }
}
