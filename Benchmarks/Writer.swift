import ArgumentParser
import Foundation
import History
import Metrics
import Storage

/// What is recorded by the process that is killed, and what must be there afterwards.
enum Deeds {
    static let series = (0..<60).map { Series(network: "n", metric: "m\($0 % 6)", labels: ["k": "\($0)"]) }
    static let past = Series(network: "n", metric: "past")
    static let step: Int64 = 1_800
    static let start: Int64 = 1_767_225_600

    static func value(_ series: Int, _ number: Int64) -> Double {
        Double((Int64(series) * 7_919 + number * 104_729) % 10_007) / 8
    }

    static func poll(_ number: Int64) -> Poll {
        let slot = Timestamp(seconds: start + number * step)
        return Poll(
            network: "n", source: "s\(number % 3)", slot: slot, time: slot, outcome: .ok,
            hash: Workload.hash(number),
            samples: series.indices.filter { $0 % 3 == number % 3 }.map {
                Sample(series[$0], at: slot, value($0, number))
            })
    }

    /// Twenty days of the past in every batch.
    static func batch(_ number: Int64) -> Backfill {
        let end = start + number * step
        return Backfill(
            network: "n", source: "past", time: Timestamp(seconds: end),
            samples: (0..<20).map {
                Sample(past, at: Timestamp(seconds: end - $0 * 86_400 + 1), value(1, number))
            })
    }
}

/// Records without end, and says of each poll and batch that it is stored.
struct Writer: ParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @Argument var path: String
    @Argument var acknowledged: String

    func run() throws {
        let history = try History(DatabaseFile(path: path, mode: .readWrite))
        if try history.retention.raw != 6 { try history.keep(Retention(raw: 6, hourly: 12, daily: 40)) }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: acknowledged))
        try file.seekToEnd()
        var number = try Self.next(history)
        while true {
            if number % 50 == 0 { try history.backfill(Deeds.batch(number)) }
            try history.record(Deeds.poll(number))
            try file.write(contentsOf: Data("\(number)\n".utf8))
            if number % 4 == 0 { try history.maintain() }
            number += 1
        }
    }

    /// The first poll that is not stored.
    static func next(_ history: History) throws -> Int64 {
        let newest = try history.sources().filter { $0.source != "past" }.map(\.last.slot.seconds).max()
        return newest.map { ($0 - Deeds.start) / Deeds.step + 1 } ?? 0
    }
}
