import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// Whatever is sealed, late, quarantined, back-filled or seen from another process: queries give what was stored.
@Suite(.temporaryDirectory) struct SealingTests {
    func seal(_ history: History) throws { while try history.maintain() {} }

    func count(_ table: String) throws -> Int {
        Int(try SQLiteShell.run("SELECT count(*) FROM \(table)", on: TemporaryDirectory.database).first ?? "")
            ?? -1
    }

    @Test func `hours that are over are sealed, and days when they are over`() throws {
        let history = try TemporaryDirectory.history()
        // Two days and nine minutes, so that the second day's ten minutes of grace are not over.
        for minute in stride(from: Int64(0), through: 1_440 * 2 + 9, by: 3) {
            let time = Timestamp(seconds: 1_795_392_000 + minute * 60)
            try history.record(.capacity([(.nodes, Double(minute)), (.price, 2.5)], at: time))
        }
        try seal(history)
        #expect(
            try SQLiteShell.run("SELECT day, count FROM days", on: TemporaryDirectory.database) == [
                "2026-11-23|480", "2026-11-23|480",
            ])
        // Sixteen hours of the second day, which has chunks too but no place in the view yet.
        #expect(try count("chunk") == 4)
        #expect(try count("recent") == 164)
        try history.record(.capacity([(.nodes, 1)], at: Timestamp(seconds: 1_795_392_000 + 2 * 86_400 + 601)))
        try seal(history)
        #expect(try count("chunk") == 4)
        #expect(try count("days") == 4)
        #expect(try count("recent") == 5)
        let all = try history.samples(
            .nodes, over: TimeRange(.seconds(86_400 * 3), until: noon + .seconds(86_400 * 2)))
        #expect(all.count == 965)
    }

    @Test func `a series that has ended is sealed with the others of its last day`() throws {
        let history = try TemporaryDirectory.history()
        for hour in Int64(0)..<24 {
            let values = hour < 3 ? [(Series.nodes, 1.5), (.price, 2)] : [(.price, 2)]
            try history.record(.capacity(values, at: noon + .seconds(hour * 3_600)))
            try seal(history)
        }
        #expect(
            try SQLiteShell.run(
                "SELECT metric, day, count FROM days ORDER BY 1", on: TemporaryDirectory.database) == [
                    "gpu.price.median|2026-11-23|10", "nodes.online|2026-11-23|3",
                ])
        #expect(
            try SQLiteShell.run(
                "SELECT day, first, last FROM day", on: TemporaryDirectory.database) == [
                    "20780|1795442400|1795474800", "20781|1795478400|1795503600",
                ])
    }

    @Test(arguments: ["2026-11-23T16:30:00Z", "2026-11-23T15:59:50Z"])
    func `a sample with a time of its own after what is sealed begins no pass over and over`(slot: String)
        throws
    {
        let history = try TemporaryDirectory.history()
        let slot = try #require(Timestamp(slot))
        var poll = Poll.capacity([(.price, 2.5)], at: slot)
        poll.samples.append(Sample(.nodes, at: try #require(Timestamp("2026-11-23T16:20:00Z")), 61))
        try history.record(poll)
        try history.record(.capacity([(.price, 2.6)], at: slot + .seconds(3_600)))
        var pieces = 0
        while pieces < 100, try history.maintain() { pieces += 1 }
        #expect(pieces < 100)
        let passes = try count("state WHERE pass > 2")
        #expect(passes == 0)
        try history.record(.capacity([(.price, 2.7)], at: slot + .seconds(86_400)))
        try seal(history)
        #expect(
            try SQLiteShell.run(
                "SELECT metric, day, count FROM days ORDER BY 1", on: TemporaryDirectory.database) == [
                    "gpu.price.median|2026-11-23|2", "nodes.online|2026-11-23|1",
                ])
        #expect(try count("recent") == 1)
    }

    @Test func `the recorder's own thread seals`() async throws {
        let history = try TemporaryDirectory.history()
        for hour in Int64(0)..<8 {
            try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(hour * 3_600)))
        }
        while try count("chunk") == 0 { await Task.yield() }
        #expect(try history.samples(.nodes, over: TimeRange(noon, noon + .seconds(86_400))).count == 8)
    }

    @Test func `the daily figures are those of the samples`() throws {
        let history = try TemporaryDirectory.history()
        for (second, value) in [(0, 2.56), (300, 2.5), (600, -1), (86_400, 7)] as [(Int64, Double)] {
            try history.record(.capacity([(.price, value)], at: noon + .seconds(second)))
        }
        try seal(history)
        #expect(
            try SQLiteShell.run("SELECT * FROM days", on: TemporaryDirectory.database) == [
                "akash|gpu.price.median|gpu=h100|2026-11-23|3|-1.0|2.56|1.35333333333333|4.06|2.56|-1.0"
            ])
    }

    @Test func `origin and poll survive sealing`() throws {
        let history = try TemporaryDirectory.history()
        for (index, origin) in Origin.allCases.enumerated() {
            var poll = Poll.capacity([(.nodes, Double(index))], at: noon + .seconds(Int64(index)))
            poll.origin = origin
            try history.record(poll)
        }
        try history.record(.capacity([(.price, 1)], at: noon + .seconds(86_400)))
        try seal(history)
        #expect(
            try SQLiteShell.run(
                "SELECT source, runs FROM chunk", on: TemporaryDirectory.database) == [
                    #"|[[1,"measured",1,0],[1,"back-filled",1,0],[1,"recorded",1,0],[1,"generated",1,0]]"#
                ])
        #expect(try history.latest(metric: "nodes.online").map(\.origin) == [.generated])
    }

    @Test func `a day of polls of another origin takes one entry, not one a sample`() throws {
        let history = try TemporaryDirectory.history()
        for minute in Int64(0)..<10 {
            var poll = Poll.capacity([(.nodes, Double(minute))], at: noon + .seconds(minute * 60))
            poll.origin = .recorded
            try history.record(poll)
        }
        try history.record(.capacity([(.price, 1)], at: noon + .seconds(86_400)))
        try seal(history)
        #expect(
            try SQLiteShell.run("SELECT runs FROM chunk", on: TemporaryDirectory.database) == [
                #"[[10,"recorded",1,0]]"#
            ])
    }

    @Test func `a sample that comes after its day was sealed goes to its place`() throws {
        let history = try TemporaryDirectory.history()
        for day in Int64(0)...3 {
            try history.record(.capacity([(.nodes, Double(day))], at: noon + .seconds(day * 86_400)))
            try seal(history)
        }
        let late = Poll.capacity([(.nodes, 100)], at: noon + .seconds(60))
        #expect(try history.record(late) == Receipt(stored: 1))
        #expect(try history.record(late) == Receipt(repeated: 1))
        let range = TimeRange(noon, noon + .seconds(86_400 * 9))
        for _ in 0...1 {
            #expect(try history.samples(.nodes, over: range).map(\.value) == [0, 100, 1, 2, 3])
            try history.record(.capacity([(.price, 1)], at: noon + .seconds(86_400 * 8)))
            try seal(history)
        }
        #expect(try history.record(late) == Receipt(repeated: 1))
        #expect(try count("recent") == 1)
    }

    /// A model that keeps every sample in a dictionary, and is asked the same.
    struct Model {
        var values: [Series: [Int64: (value: Double, isGood: Bool)]] = [:]

        mutating func add(_ samples: [Sample], isGood: Bool) -> Receipt {
            var receipt = Receipt()
            for sample in samples {
                if values[sample.series]?[sample.time.seconds] != nil {
                    receipt.repeated += 1
                } else {
                    values[sample.series, default: [:]][sample.time.seconds] = (sample.value, isGood)
                    receipt.stored += 1
                }
            }
            return receipt
        }

        func good(_ series: Series) -> [(Int64, Double)] {
            (values[series] ?? [:]).filter(\.value.isGood).map { ($0.key, $0.value.value) }.sorted {
                $0.0 < $1.0
            }
        }

        func newest(_ series: Series) -> String? {
            (values[series] ?? [:]).max { $0.key < $1.key }.map {
                "\($0.key) \($0.value.value) \($0.value.isGood)"
            }
        }
    }

    @Test(arguments: 0..<12)
    func `every query gives what the model gives`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let histories = [try TemporaryDirectory.history(), try TemporaryDirectory.history()]
        let reader = try TemporaryDirectory.history(.readOnly)
        let series = (0..<5).map { Series(network: "n", metric: "m\($0)") }
        let always = TimeRange(noon - .seconds(86_400 * 30), noon + .seconds(86_400 * 60))
        var model = Model()
        var now = noon
        for _ in 0..<150 {
            let history = histories[.random(in: 0...1, using: &random)]
            now = now + .seconds(.random(in: 1...7_200, using: &random))
            // The clock jumps now and then.
            let clock = Int.random(in: 0..<15, using: &random)
            let slot = clock == 0 ? now + .seconds(86_400 * 3) : clock == 1 ? now - .seconds(86_400 * 5) : now
            func samples(_ isOwn: Bool) -> [Sample] {
                series.filter { _ in Bool.random(using: &random) }.map {
                    let time = isOwn ? now - .seconds(.random(in: 0...(86_400 * 20), using: &random)) : slot
                    return Sample($0, at: time, Double(Int.random(in: 0..<1_000, using: &random)) / 8)
                }
            }
            switch Int.random(in: 0..<20, using: &random) {
            case 0:
                let batch = samples(true) + samples(true)
                let receipt = try history.backfill(
                    Backfill(network: "n", source: "h", time: now, samples: batch))
                #expect(receipt == model.add(batch, isGood: true))
            case 1:
                let chosen = series[0]
                let released = model.values[chosen]?.filter { !$0.value.isGood }.map(\.key) ?? []
                #expect(try history.release(chosen, over: always) == released.count)
                for time in released { model.values[chosen]?[time]?.isGood = true }
            case 2...8: try history.maintain()
            default:
                var poll = Poll(network: "n", source: "s", slot: slot, time: slot, outcome: .ok)
                poll.samples = samples(Int.random(in: 0..<10, using: &random) == 0)
                if Bool.random(using: &random) { poll.quarantined = samples(false) }
                let expected = [
                    model.add(poll.samples, isGood: true), model.add(poll.quarantined, isGood: false),
                ]
                #expect(
                    try history.record(poll)
                        == Receipt(
                            stored: expected[0].stored + expected[1].stored,
                            repeated: expected[0].repeated + expected[1].repeated))
            }
            for history in histories + [reader] {
                let chosen = series[.random(in: 0...4, using: &random)]
                #expect(
                    try history.samples(chosen, over: always).map { "\($0.time.seconds) \($0.value)" }
                        == model.good(chosen).map { "\($0.0) \($0.1)" })
                let latest = try history.latest().first { $0.series == chosen }
                #expect(
                    latest.map { "\($0.time.seconds) \($0.value) \($0.quality == .good)" }
                        == model.newest(chosen))
            }
        }
        for history in histories + [reader, try TemporaryDirectory.history()] {
            for series in series {
                let good = model.good(series)
                let columns = try history.columns(series, over: always, count: 20)
                #expect(columns.reduce(0) { $0 + ($1?.count ?? 0) } == good.count)
                #expect(columns.compactMap { $0?.max }.max() == good.map(\.1).max())
                #expect(columns.compactMap(\.self).last?.last == good.last?.1)
                let change = try history.changes(of: [series], over: .seconds(86_400 * 10), until: now)[
                    series]
                #expect(
                    change?.to?.value == good.last { $0.0 <= now.seconds && $0.0 > now.seconds - 864_000 }?.1)
                #expect(
                    change?.from?.value
                        == good.last { $0.0 <= now.seconds - 864_000 && $0.0 > now.seconds - 1_728_000 }?.1)
            }
        }
        let times = model.values.values.flatMap(\.keys)
        #expect(try reader.extent?.start.seconds == times.min())
        #expect(try (reader.extent?.end.seconds).map { $0 - 1 } == times.max())
        #expect(
            try SQLiteShell.run(
                "PRAGMA integrity_check; PRAGMA foreign_key_check", on: TemporaryDirectory.database)
                == ["ok"])
    }
}
