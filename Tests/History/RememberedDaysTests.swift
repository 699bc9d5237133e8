import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// What a history remembers of days is what one that remembers nothing reads.
@Suite(.temporaryDirectory) struct RememberedDaysTests {
    static let day: Int64 = 86_400
    /// Midnight before noon.
    let midnight = Timestamp(seconds: noon.seconds - noon.seconds % day)

    /// The days before noon, each with four samples that are as much as its number.
    private func days(_ count: Int64) throws -> History {
        let history = try TemporaryDirectory.history()
        let samples = (1...count).flatMap { number in
            (Int64(0)..<4).map { part in
                Sample(
                    .nodes, at: midnight - .seconds(number * Self.day - part * 21_600), Double(number))
            }
        }
        try history.backfill(
            Backfill(network: "akash", source: "history", time: noon, samples: samples))
        return history
    }

    @Test func `by days each of a year is one column`() throws {
        let history = try days(400)
        let year = TimeRange(.seconds(365 * Self.day), until: noon)
        let columns = try history.columns(.nodes, over: year, count: 365, byDay: true)
        // The first has one more: of the day that begins before it what comes after 14:00.
        #expect(columns.first??.count == 5)
        #expect(columns.dropFirst().map { $0?.count } == Array(repeating: 4, count: 363) + [nil])
        #expect(columns.dropFirst().dropLast().map { $0?.min } == (1...363).reversed().map(Double.init))
        #expect(columns.dropFirst().dropLast().map { $0?.max } == (1...363).reversed().map(Double.init))
    }

    @Test func `days that were read are not read again`() throws {
        let history = try days(100)
        let range = TimeRange(midnight - .seconds(90 * Self.day), midnight)
        let columns = try history.columns(.nodes, over: range, count: 90)
        _ = try SQLiteShell.run("UPDATE chunk SET data = x'00'", on: TemporaryDirectory.database)
        #expect(try history.columns(.nodes, over: range, count: 90) == columns)
        let half = TimeRange(midnight - .seconds(45 * Self.day), midnight)
        #expect(try history.columns(.nodes, over: half, count: 45) == columns.suffix(45))
        #expect(throws: StorageError.self) {
            try TemporaryDirectory.history().columns(.nodes, over: range, count: 90)
        }
    }

    @Test func `a reading that nobody wants ends, and what it had is taken for no whole`() throws {
        let history = try days(400)
        let year = TimeRange(.seconds(365 * Self.day), until: noon)
        var asked = 0
        let cut = try history.columns(.nodes, over: year, count: 365, byDay: true) {
            asked += 1
            return asked < 3
        }
        let read = cut.count { $0 != nil }
        #expect(asked == 3 && read > 30 && read < 200)
        let whole = try history.columns(.nodes, over: year, count: 365, byDay: true)
        #expect(
            whole == (try TemporaryDirectory.history().columns(.nodes, over: year, count: 365, byDay: true)))
        #expect(whole.count { $0 != nil } == 364)
    }

    @Test(arguments: 0..<30)
    func `nothing that changes the past leaves an old day behind`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let history = try days(60)
        let other = try TemporaryDirectory.history()
        var now = noon
        for _ in 0..<25 {
            let writer = Bool.random(using: &random) ? history : other
            switch Int.random(in: 0..<8, using: &random) {
            case 0...2:
                now = now + .seconds(Int64.random(in: 60...100_000, using: &random))
                try writer.record(.capacity([(.nodes, .random(in: 0...9, using: &random))], at: now))
            case 3:
                let past = now - .seconds(Int64.random(in: 1...(70 * Self.day), using: &random))
                try writer.backfill(
                    Backfill(
                        network: "akash", source: "history", time: now,
                        samples: [Sample(.nodes, at: Timestamp(seconds: past.seconds), 77)]))
            case 4:
                try writer.keep(Retention(raw: .random(in: 5...50, using: &random), hourly: 55, daily: 58))
            case 5, 6:
                let past = now - .seconds(Int64.random(in: 1...(40 * Self.day), using: &random))
                try writer.backfill(
                    Backfill(
                        network: "akash", source: "history", time: now, samples: [],
                        quarantined: [Sample(.nodes, at: Timestamp(seconds: past.seconds), 55)]))
            default: _ = try writer.release(.nodes, over: TimeRange(noon - .seconds(100 * Self.day), now))
            }
            // Both have threads that would go on between the two readings.
            for history in [history, other] { while try history.maintain() {} }
            let start = now - .seconds(Int64.random(in: 1...(80 * Self.day), using: &random))
            let range = TimeRange(
                start, start + .seconds(Int64.random(in: 1...(60 * Self.day), using: &random)))
            let count = Int.random(in: 1...80, using: &random)
            let byDay = Bool.random(using: &random)
            let columns = try history.columns(.nodes, over: range, count: count, byDay: byDay)
            let fresh = try TemporaryDirectory.history()
                .columns(.nodes, over: range, count: count, byDay: byDay)
            #expect(columns == fresh)
        }
    }
}
