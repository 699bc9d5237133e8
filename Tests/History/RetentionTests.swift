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
