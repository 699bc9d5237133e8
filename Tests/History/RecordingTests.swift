import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct RecordingTests {
    @Test func `a poll is on the disk when record returns`() throws {
        let history = try TemporaryDirectory.history()
        let receipt = try history.record(.capacity([(.nodes, 62), (.price, 2.56)]))
        #expect(receipt == Receipt(stored: 2))
        #expect(
            try SQLiteShell.run(
                "SELECT network, metric, labels, value FROM recent_samples ORDER BY metric",
                on: TemporaryDirectory.database)
                == ["akash|gpu.price.median|gpu=h100|2.56", "akash|nodes.online||62.0"])
    }

    @Test func `the first sample of a second stays and repeats are counted`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62), (.nodes, 63)]))
        #expect(
            try history.record(.capacity([(.nodes, 64), (.price, 2.56)])) == Receipt(stored: 1, repeated: 1))
        #expect(
            try history.samples(.nodes, over: TimeRange(.seconds(60), until: noon + .seconds(1))).map(\.value)
                == [62])
        let database = try TemporaryDirectory.database
        #expect(
            try SQLiteShell.run("SELECT stored, repeated FROM polls ORDER BY poll", on: database) == [
                "1|1", "1|1",
            ])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `what is not finite is counted and the rest stored`(value: Double) throws {
        let history = try TemporaryDirectory.history()
        let receipt = try history.record(.capacity([(.nodes, value), (.price, 2.56)]))
        #expect(receipt == Receipt(stored: 1, refused: 1))
        #expect(try history.latest().map(\.series) == [.price])
    }

    @Test(arguments: [
        Series(network: "", metric: "x"), Series(network: "x", metric: ""),
        Series(network: "a\0b", metric: "x"),
        Series(network: "x", metric: "y", labels: ["gpu": "a\0b"]),
        Series(network: "x", metric: "y", labels: ["": "z"]),
        Series(network: "x", metric: "y", labels: ["gpu": String(repeating: "é", count: 1_001)]),
    ])
    func `a name that cannot be kept is refused`(series: Series) throws {
        let history = try TemporaryDirectory.history()
        #expect(
            try history.record(.capacity([(series, 1), (.price, 2.56)])) == Receipt(stored: 1, refused: 1))
        #expect(try history.latest().map(\.series) == [.price])
    }

    @Test(
        arguments: [
            ["model": "a=b,c\\d"], ["gpu": "", "region": "us"], ["name": "💡 'quoted\" \n|"], ["a,b": "="],
        ] as [Labels])
    func `every other name reads back in another process`(labels: Labels) throws {
        let series = Series(network: "x", metric: "y", labels: labels)
        try TemporaryDirectory.history().record(.capacity([(series, 1)]))
        #expect(try TemporaryDirectory.history(.readOnly).latest().map(\.series) == [series])
    }

    @Test func `long texts are cut and NUL is replaced`() throws {
        let history = try TemporaryDirectory.history()
        var poll = Poll.capacity([], .failed(reason: "a\0b" + String(repeating: "é", count: 5_000)))
        poll.notes = (1...30).map { "note \($0)" }
        try history.record(poll)
        let record = try #require(try history.sources().first?.last)
        #expect(record.outcome == .failed(reason: "a\u{FFFD}b" + String(repeating: "é", count: 1_997)))
        #expect(record.notes.count == 21)
        #expect(record.notes.last == "and 10 more")
    }

    @Test func `times at the ends of time do not trap`() throws {
        let history = try TemporaryDirectory.history()
        let always = TimeRange(Timestamp(milliseconds: .min + 999), Timestamp(milliseconds: .max))
        for time in [always.start, always.end, Timestamp(seconds: .max)] {
            var poll = Poll.capacity()
            (poll.slot, poll.time) = (time, time)
            poll.samples = [Sample(.nodes, at: time, 1)]
            poll.bytes = .max
            poll.phases = Phases(dns: .nan, connect: 0, tls: 0, firstByte: 0, total: 1)
            try history.record(poll)
        }
        #expect(try history.extent != nil)
        #expect(try history.samples(.nodes, over: always).count >= 1)
        #expect(try history.columns(.nodes, over: always, count: 240).count == 240)
        #expect(try history.latency(network: "akash", source: "capacity", over: always) == nil)
        #expect(try history.changes(of: [.nodes], over: .seconds(Int64.max), until: always.end).count == 1)
    }

    @Test func `a poll that fails to commit leaves nothing`() throws {
        let history = try TemporaryDirectory.history()
        try SQLiteShell.run(
            """
            CREATE TRIGGER bad BEFORE INSERT ON recent BEGIN SELECT raise(ABORT, 'no'); END;
            """, on: TemporaryDirectory.database)
        let error = #expect(throws: StorageError.self) { try history.record(.capacity([(.nodes, 1)])) }
        #expect(error?.reason == .failed("no"))
        let database = try TemporaryDirectory.database
        #expect(
            try SQLiteShell.run("SELECT count(*) FROM poll; SELECT count(*) FROM series", on: database) == [
                "0", "0",
            ])
        try SQLiteShell.run("DROP TRIGGER bad", on: database)
        #expect(try history.record(.capacity([(.nodes, 1)])) == Receipt(stored: 1))
        #expect(try history.latest().map(\.series) == [.nodes])
    }
}
