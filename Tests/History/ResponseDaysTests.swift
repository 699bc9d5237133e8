import Foundation
import Metrics
import Storage
import TestSupport
import Testing

@testable import History

@Suite(.temporaryDirectory) struct `Answers summed up by day` {
    /// Monday 2026-11-23 00:00:00 UTC.
    static let midnight = noon - .seconds(14 * 3_600)

    /// Polls of two sources every twenty minutes for six days but the fourth, some of which fail, are limited or fast.
    static let polls: [Poll] = (0..<6 * 72).flatMap { step in
        ["node", "slow"].compactMap { source in
            guard step / 72 != 3 else { return nil }
            // The delay puts the first poll of a day before its slot.
            let slot = midnight + .seconds(Int64(step) * 1_200)
            let outcome: Outcome =
                step % 11 == 3 ? .failed(reason: "HTTP 500") : step % 13 == 5 ? .limited(reason: "x") : .ok
            let total = Double((step * 7_919) % 1_000) * (source == "slow" ? 40 : 0.125) + 4
            return Poll(
                network: "akash", source: source, slot: slot,
                time: slot + .milliseconds(step % 5 == 0 ? -40 : 250), outcome: outcome,
                phases: outcome.isGood
                    ? Phases(dns: 0, connect: 0.25, tls: 1.5, firstByte: 3, total: total) : nil)
        }
    }

    static let always = TimeRange(midnight - .seconds(86_400), midnight + .seconds(7 * 86_400))

    func recorded() throws -> History {
        let history = try TemporaryDirectory.history()
        for poll in Self.polls { try history.record(poll) }
        return history
    }

    func rows() throws -> [String] {
        try SQLiteShell.run(
            "SELECT source.name, response_day.id & 0xFFFFFF FROM response_day JOIN source ON source.id = response_day.id >> 24 ORDER BY 1, 2",
            on: TemporaryDirectory.database)
    }

    /// What the polls themselves say, without a table.
    func expected(_ source: String, over range: TimeRange) -> [Int64: (
        good: Int, blamed: Int, unmeasured: Int
    )] {
        var days: [Int64: (good: Int, blamed: Int, unmeasured: Int)] = [:]
        for poll in Self.polls
        where poll.source == source && poll.time >= range.start && poll.time < range.end {
            let day = poll.time.milliseconds / 86_400_000
            if poll.outcome.isGood {
                days[day, default: (0, 0, 0)].good += 1
            } else if poll.outcome.isMeasured {
                days[day, default: (0, 0, 0)].blamed += 1
            } else {
                days[day, default: (0, 0, 0)].unmeasured += 1
            }
        }
        return days
    }

    @Test(
        arguments: [
            (0, 7 * 86_400), (3_600, 5 * 86_400 + 7_201), (86_400, 86_400), (86_399, 86_402),
            (50_000, 51_000),
            (-500, 86_400 * 2), (600, 600), (900, 300),
        ] as [(Int64, Int64)])
    func `are what the polls say, before and after they are summed up`(start: Int64, end: Int64) throws {
        let history = try recorded()
        let range = TimeRange(Self.midnight + .seconds(start), Self.midnight + .seconds(end))
        let before = try history.responses(network: "akash", source: "slow", over: range)
        while try history.maintain() {}
        let after = try history.responses(network: "akash", source: "slow", over: range)
        #expect(before == after)
        let expected = expected("slow", over: range)
        #expect(after.map(\.day) == expected.keys.sorted())
        for day in after {
            let counts = try #require(expected[day.day])
            #expect((day.good, day.blamed, day.unmeasured) == counts)
            #expect(day.hours.reduce(0) { $0 + $1.figures(from: 0).count } == counts.good)
        }
    }

    @Test func `days that are over get a row, once a poll of the next day has come`() throws {
        _ = try recorded()
        let history = try TemporaryDirectory.history()
        while try history.maintain() {}
        // The first poll was sent before midnight; the last day is not over.
        let days = [-1, 0, 1, 2, 4].map { "\($0 + 20_780)" }
        #expect(try rows() == days.map { "node|\($0)" } + days.map { "slow|\($0)" })
        try history.record(.capacity(at: Self.midnight + .seconds(6 * 86_400 + 599)))
        while try history.maintain() {}
        #expect(try rows().count == 10)
        try history.record(.capacity(at: Self.midnight + .seconds(6 * 86_400 + 601)))
        while try history.maintain() {}
        #expect(try rows().count == 12)
    }

    @Test func `an hour tells what sqlite3 tells of its polls`() throws {
        let history = try recorded()
        while try history.maintain() {}
        let days = try history.responses(network: "akash", source: "slow", over: Self.always)
        for day in days {
            for hour in day.hours {
                let start = day.start(of: hour).milliseconds
                let row = try SQLiteShell.run(
                    """
                    SELECT count(*), min(total), max(total), avg(total) FROM (
                        SELECT (first_byte + rest) / 1000.0 AS total FROM poll JOIN source ON source.id = source
                        WHERE name = 'slow' AND kind & 7 = 0
                        AND slot * 1000 + delay >= \(start) AND slot * 1000 + delay < \(start + 3_600_000))
                    """, on: TemporaryDirectory.database)
                let figures = hour.figures(from: 0)
                let told = [Double(figures.count), figures.min, figures.max, figures.average]
                let numbers = try #require(row.first).split(separator: "|").compactMap { Double($0) }
                #expect(zip(told, numbers).allSatisfy { ($0 - $1).magnitude < 1e-6 } && numbers.count == 4)
            }
        }
        #expect(days.flatMap(\.hours).count > 100)
    }

    @Test func `are told by the polls of an older file that is only read`() throws {
        var summedUp: [ResponseDay] = []
        do {
            let history = try recorded()
            while try history.maintain() {}
            summedUp = try history.responses(network: "akash", source: "slow", over: Self.always)
        }
        // The file as the Assay before left it.
        let database = try TemporaryDirectory.database
        try SQLiteShell.run(
            """
            DROP TRIGGER poll_outdates_days; DROP TABLE response_day;
            DELETE FROM migration WHERE name = 'history 6'; PRAGMA user_version = 5
            """, on: database)
        let reader = try TemporaryDirectory.history(.readOnly)
        #expect(try reader.responses(network: "akash", source: "slow", over: Self.always) == summedUp)
        #expect(try reader.sources().count == 2)
        #expect(try SQLiteShell.run("PRAGMA user_version", on: database) == ["5"])
        // One that was opened meanwhile gets the table, and the reader reads on.
        _ = try TemporaryDirectory.history()
        #expect(try reader.responses(network: "akash", source: "slow", over: Self.always) == summedUp)
        #expect(
            try TemporaryDirectory.history(.readOnly)
                .responses(network: "akash", source: "slow", over: Self.always) == summedUp)
    }

    @Test func `a poll that comes late is told, and its day summed up again`() throws {
        let history = try recorded()
        while try history.maintain() {}
        let range = TimeRange(Self.midnight, Self.midnight + .seconds(3 * 86_400))
        let before = try history.responses(network: "akash", source: "node", over: range)
        let slot = Self.midnight + .seconds(86_400 + 30)
        try history.backfill(polls: [
            Poll(
                network: "akash", source: "node", slot: slot, time: slot, outcome: .ok,
                phases: Phases(dns: 0, connect: 0, tls: 0, firstByte: 0, total: 5_000))
        ])
        #expect(try rows().count == 7)
        let after = try history.responses(network: "akash", source: "node", over: range)
        #expect(after.map(\.good) == before.map(\.good).enumerated().map { $0 == 1 ? $1 + 1 : $1 })
        #expect(after[1].hours.first?.figures(from: 0).max == 5_000)
        try history.record(.capacity(at: Self.midnight + .seconds(7 * 86_400)))
        while try history.maintain() {}
        #expect(try history.responses(network: "akash", source: "node", over: range) == after)
        #expect(try rows().count == 12)
    }

    @Test(arguments: [
        "data = x'00'", "data = zeroblob(400)", "checksum = checksum + 1",
        "data = CAST(data || x'80' AS BLOB)",
        "id = id + 9",
    ])
    func `a damaged day is not believed`(damage: String) throws {
        let history = try recorded()
        while try history.maintain() {}
        let before = try history.responses(network: "akash", source: "node", over: Self.always)
        try SQLiteShell.run(
            "UPDATE response_day SET \(damage) WHERE id IN (SELECT id FROM response_day LIMIT 1 OFFSET 4)",
            on: TemporaryDirectory.database)
        #expect(try history.responses(network: "akash", source: "node", over: Self.always) == before)
    }

    @Test func `a file of the version before gets them too`() throws {
        _ = try recorded()
        try SQLiteShell.run(
            """
            DROP TRIGGER poll_outdates_days; DROP TABLE response_day;
            DELETE FROM migration WHERE name = 'history 6'; PRAGMA user_version = 5
            """, on: TemporaryDirectory.database)
        let history = try TemporaryDirectory.history()
        while try history.maintain() {}
        #expect(try rows().count == 10)
        #expect(FileManager.default.fileExists(atPath: try TemporaryDirectory.database.path + ".version-5"))
    }

    @Test func `they are kept as long as polls`() throws {
        let history = try recorded()
        for day in Int64(6)..<9 {
            try history.record(.capacity([(.nodes, 1)], at: Self.midnight + .seconds(day * 86_400)))
        }
        while try history.maintain() {}
        try history.keep(Retention(raw: 5))
        while try history.maintain() {}
        #expect(try rows() == ["capacity|20786", "node|20784", "node|20785", "slow|20784", "slow|20785"])
    }

    @Test func `numbers that are no day are refused`() {
        var generator = SplitMix64(seed: 15)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<60, using: &generator)
            let numbers = (0..<count).map { _ in
                UInt64.random(
                    in: 0...(UInt64.max >> UInt64.random(in: 0..<64, using: &generator)), using: &generator)
            }
            // Whatever is taken for one says the same when it is written again.
            if let day = ResponseDay(day: 1, numbers: numbers) { #expect(day.numbers == numbers) }
        }
    }
}

@Suite struct `Durations in buckets` {
    /// The usual definition, of the values themselves.
    static func percentile(_ percentage: Double, of sorted: [UInt32]) -> Double {
        let rank = Double(sorted.count - 1) * percentage / 100
        let below = Int(rank)
        let (low, high) = (Double(sorted[below]), Double(sorted[min(below + 1, sorted.count - 1)]))
        return (low + (high - low) * (rank - Double(below))) / 1_000
    }

    @Test(arguments: [1, 2, 3, 10, 999, 5_000])
    func `percentiles are those of the values, to 0.2 %`(count: Int) throws {
        var generator = SplitMix64(seed: UInt64(count))
        for scale in [8, 12, 17, 25, 32] as [UInt64] {
            let values = (0..<count).map { _ in
                UInt32(truncatingIfNeeded: UInt64.random(in: 0..<(1 << scale), using: &generator))
            }
            var tally = DurationTally()
            for part in stride(from: 0, to: count, by: 700) {
                tally.add(DurationCounts(Array(values[part..<min(count, part + 700)])))
            }
            #expect(tally.count == count)
            #expect(tally.stretches.reduce(0) { $0 + $1.count } == count)
            for percentage in [0, 1, 50, 95, 99, 100] as [Double] {
                let exact = Self.percentile(percentage, of: values.sorted())
                let value = try #require(tally.percentile(percentage))
                #expect((value - exact).magnitude <= exact * 0.002, "\(percentage) of 2^\(scale)")
            }
        }
    }

    @Test func `every bucket ends where the next begins`() {
        #expect(DurationTally.bucket(of: .max) == DurationTally.bucketCount - 1)
        var before = -1
        for exponent in 0..<32 as Range<UInt32> {
            let power: UInt32 = 1 << exponent
            for value in [power, power + (power - 1)] {
                let bucket = DurationTally.bucket(of: value)
                #expect(bucket >= before)
                before = bucket
                let middle = DurationTally.milliseconds(bucket) * 1_000
                #expect((middle - Double(value)).magnitude <= Double(value) / 511)
            }
        }
    }

    @Test func `without any there is no percentile`() {
        var tally = DurationTally()
        #expect(tally.percentile(50) == nil)
        tally.add(DurationCounts([4_000]))
        #expect(tally.percentile(0) == tally.percentile(100))
        #expect(tally.percentile(101) == nil)
        tally.removeAll()
        #expect(tally.percentile(50) == nil && tally.count == 0)
    }
}
