import Foundation
@testable import History
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct RetentionTests {
    let always = TimeRange(noon - .seconds(86_400 * 30), noon + .seconds(86_400 * 900))

    /// Forty days of a sample every six hours.
    func fill() throws -> History {
        let history = try TemporaryDirectory.history()
        for step in Int64(0)..<160 {
            try history.record(
                .capacity([(.nodes, Double(step % 7)), (.price, 2.5)], at: noon + .seconds(step * 21_600)))
        }
        while try history.maintain() {}
        return history
    }

    func count(_ table: String) throws -> Int {
        Int(try SQLiteShell.run("SELECT count(*) FROM \(table)", on: TemporaryDirectory.database).first ?? "")
            ?? -1
    }

    @Test func `without a setting two years are kept`() throws {
        #expect(try fill().retention == Retention(raw: 730, hourly: nil, daily: nil))
    }

    @Test func `what expires is kept by hours`() throws {
        let history = try fill()
        let before = try history.columns(.nodes, over: always, count: 3)
        try history.keep(Retention(raw: 10))
        while try history.maintain() {}
        #expect(try TemporaryDirectory.history().retention.raw == 10)
        #expect(try history.columns(.nodes, over: always, count: 3) == before)
        #expect(try history.samples(.nodes, over: always).count < 45)
        #expect(try count("rollup") > 50)
        #expect(try count("days") == count("chunk WHERE id > 0") + count("rollup"))
        #expect(try count("polls") < 50)
        #expect(try history.extent?.start == Timestamp("2026-11-23"))
        #expect(try history.latest().count == 2)
    }

    @Test func `old polls are looked for without a walk through all of them`() throws {
        _ = try fill()
        let plan = try SQLiteShell.run(
            "EXPLAIN QUERY PLAN " + Upkeep.oldPolls.replacing("?", with: "0"), on: TemporaryDirectory.database
        )
        #expect(plan.contains { $0.contains("SEARCH poll USING COVERING INDEX") })
        #expect(!plan.contains { $0.contains("SCAN poll") })
    }

    @Test func `hours and days expire in their turn`() throws {
        let history = try fill()
        try history.keep(Retention(raw: 5, hourly: 10, daily: 20))
        while try history.maintain() {}
        #expect(
            try SQLiteShell.run(
                "SELECT count(*), sum(hours IS NULL) FROM rollup", on: TemporaryDirectory.database) == [
                    "30|20"
                ])
        #expect(try history.columns(.nodes, over: always, count: 1).first??.count ?? 0 < 90)
    }

    @Test func `a day as a whole counts with its figures`() throws {
        let history = try fill()
        let day = TimeRange(
            Timestamp(seconds: noon.seconds - 50_400 + 86_400), noon + .seconds(86_400 * 2 - 50_400))
        let before = try history.columns(.nodes, over: day, count: 1)
        try history.keep(Retention(raw: 5, hourly: 6))
        while try history.maintain() {}
        #expect(try history.columns(.nodes, over: day, count: 1) == before)
        #expect(before.first??.count == 4)
    }

    @Test func `a clock that is ahead costs nothing`() throws {
        let history = try fill()
        try history.keep(Retention(raw: 60))
        try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(86_400 * 800)))
        while try history.maintain() {}
        #expect(try history.samples(.nodes, over: always).count == 161)
    }

    /// What the view `days` says of one day of akash, a line a series: by another program.
    func day(_ day: String) throws -> [String] {
        try SQLiteShell.run(
            "SELECT metric, count, min, max, sum, first, last FROM days WHERE day = '\(day)' ORDER BY 1",
            on: TemporaryDirectory.database)
    }

    @Test func `what is brought to a day that is kept by hours is refused, and the day stays`() throws {
        let history = try fill()
        try history.keep(Retention(raw: 10))
        while try history.maintain() {}
        let before = (try day("2026-11-24"), try history.columns(.nodes, over: always, count: 50))
        #expect(
            before.0 == ["gpu.price.median|4|2.5|2.5|10.0|2.5|2.5", "nodes.online|4|2.0|5.0|14.0|2.0|5.0"])
        // At a second that was measured, where nobody knows of it any more, and at one that was not.
        let samples = [0, 60].map { Sample(.nodes, at: noon + .seconds(86_400 + $0), 1_000) }
        #expect(
            try history.backfill(Backfill(network: "akash", source: "import", time: noon, samples: samples))
                == Receipt(refused: 2))
        #expect(
            try history.backfill(
                Backfill(network: "akash", source: "import", time: noon, samples: [], quarantined: samples))
                == Receipt(refused: 2))
        #expect(
            try history.record(.capacity([(.nodes, 1_000)], at: noon + .seconds(86_460)))
                == Receipt(refused: 1))
        while try history.maintain() {}
        #expect(try day("2026-11-24") == before.0)
        #expect(try history.columns(.nodes, over: always, count: 50) == before.1)
    }

    @Test func `what comes after all that a day kept by hours has is added to it`() throws {
        let history = try fill()
        let late = Series(network: "akash", metric: "late")
        let morning = Timestamp(seconds: noon.seconds - 14 * 3_600)
        try history.backfill(
            Backfill(
                network: "akash", source: "import", time: noon + .seconds(86_400 * 40), origin: .recorded,
                samples: [Sample(late, at: morning, 7), Sample(late, at: morning + .seconds(3_600), 3)]))
        try history.keep(Retention(raw: 10))
        while try history.maintain() {}
        var poll = Poll.capacity(at: noon + .seconds(86_400 * 40))
        poll.samples = [Sample(late, at: noon, 5), Sample(late, at: noon + .seconds(60), 9)]
        #expect(try history.record(poll) == Receipt(stored: 2))
        for _ in 0...1 {
            let columns = try history.columns(
                late, over: TimeRange(morning, morning + .seconds(86_400)), count: 24)
            #expect(
                columns.map { $0?.count ?? 0 } == [1, 1] + Array(repeating: 0, count: 12) + [2]
                    + Array(repeating: 0, count: 9))
            #expect(columns[14].map { [$0.min, $0.max, $0.last] } == [5, 9, 9])
            try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(86_400 * 41)))
            while try history.maintain() {}
        }
        #expect(try day("2026-11-23").first == "gpu.price.median|2|2.5|2.5|5.0|2.5|2.5")
        #expect(try day("2026-11-23").dropFirst().first == "late|4|3.0|9.0|24.0|7.0|9.0")
        #expect(
            try history.origins(of: late, over: TimeRange(morning, noon + .seconds(86_400)))
                == [.recorded, .measured])
    }

    @Test func `a day of samples before those that are kept by hours is drawn where it lies`() throws {
        let history = try TemporaryDirectory.history()
        for day in Int64(5)...40 {
            try history.record(.capacity([(.nodes, Double(day))], at: noon + .seconds(day * 86_400)))
        }
        try history.keep(Retention(raw: 10))
        while try history.maintain() {}
        let samples = [2, 3, 38].map { Sample(.nodes, at: noon + .seconds($0 * 86_400 + 60), 1_000) }
        #expect(
            try history.backfill(
                Backfill(
                    network: "akash", source: "import", time: noon + .seconds(40 * 86_400), samples: samples))
                == Receipt(stored: 3))
        let midnight = Timestamp(seconds: noon.seconds - 14 * 3_600)
        let range = TimeRange(midnight, midnight + .seconds(41 * 86_400))
        let expected: [Double?] = (0...40).map { day in
            [2, 3, 38].contains(day) ? 1_000 : day < 5 ? nil : Double(day)
        }
        for byDay in [false, true, true] {
            let columns = try history.columns(.nodes, over: range, count: 41, byDay: byDay)
            #expect(columns.map { $0?.max } == expected)
            #expect(columns.reduce(0) { $0 + ($1?.count ?? 0) } == 39)
        }
    }

    @Test func `a series whose newest sample came long ago stays among the newest`() throws {
        let history = try fill()
        let old = Series(network: "akash", metric: "old")
        try history.backfill(
            Backfill(
                network: "akash", source: "import", time: noon, hash: "9f2c",
                samples: [Sample(old, at: noon, 7)]))
        try history.keep(Retention(raw: 10))
        while try history.maintain() {}
        for history in [history, try TemporaryDirectory.history(.readOnly)] {
            let latest = try #require(try history.latest(metric: "old").first)
            #expect((latest.value, latest.source, latest.hash) == (7, "import", "9f2c"))
        }
        #expect(
            try SQLiteShell.run(
                "SELECT value, source FROM latest WHERE metric = 'old'", on: TemporaryDirectory.database)
                == ["7.0|import"])
    }

    @Test func `where samples came from is known of days that are kept by hours`() throws {
        let history = try TemporaryDirectory.history()
        for (day, origin) in [Origin.generated, .recorded, .backFilled, .measured].enumerated() {
            var poll = Poll.capacity([(.nodes, 1)], at: noon + .seconds(Int64(day) * 86_400))
            poll.origin = origin
            try history.record(poll)
        }
        for day in Int64(4)..<20 {
            try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(day * 86_400)))
        }
        while try history.maintain() {}
        func origins(_ days: ClosedRange<Int64>) throws -> Set<Origin> {
            try history.origins(
                of: .nodes,
                over: TimeRange(
                    noon + .seconds(days.lowerBound * 86_400), noon + .seconds(days.upperBound * 86_400 + 1)))
        }
        let all = try origins(0...19)
        #expect(all == Set(Origin.allCases))
        try history.keep(Retention(raw: 5, hourly: 17))
        while try history.maintain() {}
        #expect(try count("rollup WHERE hours IS NULL") == 2)
        #expect(try origins(0...19) == all)
        #expect(try origins(0...0) == [.generated])
        #expect(try origins(1...2) == [.recorded, .backFilled])
        #expect(try origins(3...19) == [.measured])
    }

    @Test func `of days that an earlier Assay kept by hours nothing passes for measured`() throws {
        do {
            let history = try fill()
            try history.keep(Retention(raw: 10))
            while try history.maintain() {}
        }
        try SQLiteShell.run(
            """
            ALTER TABLE rollup DROP COLUMN origins; DELETE FROM migration WHERE name = 'history 7';
            PRAGMA user_version = 6;
            """, on: TemporaryDirectory.database)
        let first = TimeRange(noon, noon + .seconds(86_400))
        for mode in [DatabaseFile.Mode.readOnly, .readWrite, .readOnly] {
            let history = try TemporaryDirectory.history(mode)
            #expect(try history.origins(of: .nodes, over: first) == [.generated])
            #expect(try history.columns(.nodes, over: first, count: 1).first??.count == 4)
        }
    }

    @Test func `what was held back of old days is gone for those who read meanwhile`() throws {
        let history = try fill()
        let odd = Sample(Series(network: "akash", metric: "odd"), at: noon, 9e9)
        try history.backfill(
            Backfill(network: "akash", source: "import", time: noon, samples: [], quarantined: [odd]))
        #expect(try history.latest(metric: "odd").map(\.value) == [9e9])
        try history.keep(Retention(raw: 10))
        while try history.maintain() {}
        #expect(try history.quarantined(of: odd.series).isEmpty)
        #expect(try history.latest(metric: "odd").isEmpty)
    }

    @Test func `a damaged day is not dropped, and what comes after it is sealed`() throws {
        let history = try fill()
        try SQLiteShell.run(
            "UPDATE chunk SET checksum = checksum + 1 WHERE id = (SELECT min(id) FROM chunk WHERE id > 0)",
            on: TemporaryDirectory.database)
        try history.keep(Retention(raw: 10))
        #expect(throws: StorageError.self) { while try history.maintain() {} }
        for step in Int64(160)..<200 {
            try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(step * 21_600)))
        }
        while try history.maintain() {}
        #expect(try count("recent") < 4)
        #expect(try count("rollup") == 0)
    }

    @Test func `space is given back`() throws {
        let history = try TemporaryDirectory.history()
        var random = SplitMix64(seed: 1)
        let series = (0..<400).map { Series(network: "n", metric: "m\($0)") }
        for day in Int64(0)..<30 {
            let samples = series.flatMap { series in
                (0..<40).map {
                    Sample(
                        series, at: noon + .seconds(day * 86_400 + $0 * 60),
                        .random(in: 0...1, using: &random))
                }
            }
            try history.backfill(Backfill(network: "n", source: "s", time: noon, samples: samples))
        }
        try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(86_400 * 30)))
        while try history.maintain() {}
        func pages() throws -> Int {
            Int(try SQLiteShell.run("PRAGMA page_count", on: TemporaryDirectory.database).first ?? "") ?? 0
        }
        let before = try pages()
        try history.keep(Retention(raw: 2, hourly: 1, daily: 1))
        while try history.maintain() {}
        #expect(try pages() < before / 2)
        #expect(try SQLiteShell.run("PRAGMA integrity_check", on: TemporaryDirectory.database) == ["ok"])
    }
}
