import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// Several connections on one file, as several processes have them.
@Suite(.temporaryDirectory) struct SharingTests {
    @Test func `a reader sees what another records series and all`() throws {
        let writer = try TemporaryDirectory.history()
        let reader = try TemporaryDirectory.history(.readOnly)
        #expect(try reader.latest().isEmpty)
        try writer.record(.capacity([(.nodes, 62)]))
        #expect(try reader.latest().map(\.series) == [.nodes])
        try writer.record(.capacity([(.price, 2.56)]))
        #expect(try reader.samples(.price, over: TimeRange(noon, noon + .seconds(1))).map(\.value) == [2.56])
        #expect(try reader.changes(of: [.nodes], over: .seconds(60), until: noon)[.nodes]?.to?.value == 62)
    }

    @Test func `a reader learns the newest of polls that were sealed before it looked`() throws {
        let writer = try TemporaryDirectory.history()
        try writer.record(.capacity([(.nodes, 62)]))
        let reader = try TemporaryDirectory.history(.readOnly)
        #expect(try reader.latest().map(\.value) == [62])
        var poll = Poll.capacity([(.nodes, 63)], at: noon + .seconds(60))
        poll.quarantined = [Sample(.price, at: poll.slot, 9e9)]
        try writer.record(poll)
        let other = Series(network: "akash", metric: "other")
        try writer.record(.capacity([(other, 1)], at: noon + .seconds(86_400)))
        while try writer.maintain() {}
        #expect(try SQLiteShell.run("SELECT poll FROM recent", on: TemporaryDirectory.database) == ["3"])
        #expect(try reader.latest().map(\.value) == [9e9, 63, 1])
    }

    @Test func `two writers give one series one number`() throws {
        let one = try TemporaryDirectory.history()
        let other = try TemporaryDirectory.history()
        #expect(try one.record(.capacity([(.nodes, 62)])) == Receipt(stored: 1))
        #expect(
            try other.record(.capacity([(.price, 2.5), (.nodes, 63)])) == Receipt(stored: 1, repeated: 1))
        #expect(try one.record(.capacity([(.price, 2.6)], at: noon + .seconds(60))) == Receipt(stored: 1))
        for history in [one, other] { #expect(try history.latest().map(\.value) == [2.6, 62]) }
        #expect(try SQLiteShell.run("SELECT count(*) FROM series", on: TemporaryDirectory.database) == ["2"])
    }

    @Test func `a query does not wait for a recording`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62)]))
        let other = try DatabaseFile(path: TemporaryDirectory.database.path, mode: .readWrite)
        let values = try other.write { _ in try history.latest().map(\.value) }
        #expect(values == [62])
    }

    @Test func `recordings and queries from many tasks add up`() async throws {
        let history = try TemporaryDirectory.history()
        try await withThrowingTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for second in 0..<25 {
                        let series = Series(network: "n", metric: "m", labels: ["task": "\(task)"])
                        try history.record(
                            .capacity([(series, 1), (.nodes, 1)], at: noon + .seconds(Int64(second))))
                        _ = try history.latest()
                    }
                }
            }
            try await group.waitForAll()
        }
        let database = try TemporaryDirectory.database
        #expect(
            try SQLiteShell.run(
                "SELECT count(*) FROM recent_samples; SELECT sum(stored), sum(repeated) FROM polls; PRAGMA integrity_check",
                on: database) == ["225", "225|175", "ok"])
    }

    @Test func `a file that is put back to an earlier state is read as it is`() throws {
        let database = try TemporaryDirectory.database
        let older = try TemporaryDirectory.current.appending(path: "older.sqlite")
        let other = Series(network: "akash", metric: "other")
        let later = noon + .seconds(86_400)
        let writer = try TemporaryDirectory.history()
        try writer.record(.capacity([(.nodes, 61)]))
        try SQLiteShell.run(".backup '\(older.path)'", on: database)
        let reader = try TemporaryDirectory.history(.readOnly)
        for isSealed in [false, true] {
            try writer.record(.capacity([(other, 7)], at: later))
            if isSealed {
                try writer.backfill(
                    Backfill(
                        network: "akash", source: "import", time: later,
                        samples: [Sample(.nodes, at: later, 62)]))
                while try writer.maintain() {}
            }
            for history in [writer, reader] { #expect(try history.latest().last?.value == 7) }
            try SQLiteShell.run(".restore '\(older.path)'", on: database)
            for history in [writer, reader] { #expect(try history.latest().map(\.value) == [61]) }
        }
        // What was known of series that are no longer there does not pass for others.
        let (one, two) = (Series(network: "akash", metric: "one"), Series(network: "akash", metric: "two"))
        try writer.record(.capacity([(one, 1)], at: later))
        #expect(try reader.latest().map(\.series) == [.nodes, one])
        try SQLiteShell.run(".restore '\(older.path)'", on: database)
        #expect(try reader.latest().map(\.series) == [.nodes])
        #expect(try writer.record(.capacity([(two, 2)], at: later)) == Receipt(stored: 1))
        #expect(try writer.record(.capacity([(one, 1)], at: later)) == Receipt(stored: 1))
        for history in [writer, reader, try TemporaryDirectory.history(.readOnly)] {
            #expect(try history.latest().map(\.series) == [.nodes, one, two])
            #expect(try history.latest().map(\.value) == [61, 1, 2])
        }
    }

    @Test func `a file open for reading that lacks the tables says so`() throws {
        let path = try TemporaryDirectory.database.path
        _ = try DatabaseFile(path: path, mode: .readWrite)
        let error = #expect(throws: StorageError.self) { try TemporaryDirectory.history(.readOnly) }
        #expect(error?.reason == .unprepared)
    }
}
