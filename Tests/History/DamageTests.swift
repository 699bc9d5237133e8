import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// Bytes gone wrong anywhere in the file give an error or an answer, and never end the program.
@Suite(.temporaryDirectory) struct DamageTests {
    @Test(arguments: 0..<4)
    func `damaged files never trap`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let url = try TemporaryDirectory.database
        try fill()
        let whole = try Data(contentsOf: url)
        for _ in 0..<60 {
            var damaged = whole
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                damaged[Int.random(in: 100..<damaged.count, using: &random)] = .random(
                    in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                damaged = damaged.prefix(.random(in: 512..<damaged.count, using: &random))
            }
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: url.path + suffix) }
            try damaged.write(to: url)
            try useEverything()
        }
    }

    private func fill() throws {
        let history = try TemporaryDirectory.history()
        for second in 0..<20 {
            var poll = Poll.capacity(
                [(.nodes, 62), (.price, Double(second))], at: noon + .seconds(Int64(second)))
            poll.facts = [Fact(network: "akash", name: "version", text: "1.\(second)")]
            poll.phases = Phases(dns: 0, connect: 1, tls: 2, firstByte: 3, total: 7)
            try history.record(poll)
        }
    }

    /// Lets errors of storage pass, and nothing else.
    private func useEverything() throws {
        do {
            let history = try TemporaryDirectory.history()
            let range = TimeRange(noon, noon + .seconds(60))
            let uses: [() throws -> Void] = [
                { _ = try history.latest() }, { _ = try history.extent }, { _ = try history.sources() },
                { _ = try history.facts(network: "akash") },
                { _ = try history.columns(.price, over: range, count: 7) },
                { _ = try history.polls(network: "akash", source: "capacity", over: range) },
                { _ = try history.latency(network: "akash", source: "capacity", over: range) },
                { _ = try history.changes(of: [.nodes], over: .seconds(9), until: noon) },
                { try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(99))) },
            ]
            for use in uses { do { try use() } catch is StorageError {} }
        } catch is StorageError {}
    }
}
