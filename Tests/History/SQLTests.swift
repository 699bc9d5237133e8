import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct SQLTests {
    func fill() throws {
        let history = try TemporaryDirectory.history()
        for hour in Int64(0)..<60 {
            var poll = Poll.capacity([(.nodes, Double(hour))], at: noon + .seconds(hour * 3_600))
            if hour % 30 == 0 { poll.quarantined = [Sample(.price, at: poll.slot, 9e9)] }
            try history.record(poll)
        }
        try history.backfill(
            Backfill(
                network: "akash", source: "past", time: noon,
                samples: [Sample(.nodes, at: noon + .seconds(60), 0.5)]))
        while try history.maintain() {}
    }

    func rows(_ sql: String) throws -> [String] {
        let session = try SQLSession(DatabaseFile(path: TemporaryDirectory.database.path, mode: .readOnly))
        var rows: [String] = []
        try session.run(sql) { _ in
        } row: { row in
            rows.append(
                row.map {
                    switch $0 {
                    case .null: ""
                    case .integer(let number): "\(number)"
                    case .real(let number): "\(number)"
                    case .text(let text), .blob(let text): text
                    }
                }.joined(separator: "|"))
        }
        return rows
    }

    @Test func `samples are whole`() throws {
        try fill()
        #expect(try rows("SELECT count(*), sum(value) FROM samples WHERE quality = 'good'") == ["61|1770.5"])
        // Of three days; what is quarantined stays with its poll.
        #expect(try rows("SELECT count(*) FROM chunk") == ["3"])
        #expect(
            try rows("SELECT * FROM samples WHERE metric = 'nodes.online' ORDER BY time LIMIT 3") == [
                "akash|nodes.online||2026-11-23T14:00:00Z|0.0|good|measured|akash|capacity|1",
                "akash|nodes.online||2026-11-23T14:01:00Z|0.5|good|back-filled|akash|past|61",
                "akash|nodes.online||2026-11-23T15:00:00Z|1.0|good|measured|akash|capacity|2",
            ])
        #expect(
            try rows("SELECT time, value, poll FROM samples WHERE quality = 'quarantined' ORDER BY time") == [
                "2026-11-23T14:00:00Z|9000000000.0|1", "2026-11-24T20:00:00Z|9000000000.0|31",
            ])
        #expect(try rows("SELECT avg(value) FROM samples WHERE network = 'nowhere'") == [""])
    }

    @Test(arguments: [
        "SELECT 1;", "SELECT 1; -- that is all", "SELECT 1;; /* of it */ ;\n", "-- one\nSELECT 1",
    ])
    func `what follows a statement may be blank or a comment`(sql: String) throws {
        try fill()
        #expect(try rows(sql) == ["1"])
    }

    @Test func `a sealed sample names the poll of its slot and origin`() throws {
        let history = try TemporaryDirectory.history()
        // Two of them share a slot, each with a series of its own.
        for (index, origin) in Origin.allCases.enumerated() {
            let series = Series(network: "akash", metric: "m\(index)")
            var poll = Poll.capacity([(series, 1)], at: noon + .seconds(Int64(index / 2)))
            poll.origin = origin
            try history.record(poll)
        }
        try history.record(.capacity([(.price, 1)], at: noon + .seconds(86_400)))
        while try history.maintain() {}
        #expect(try rows("SELECT count(*) FROM chunk") == ["4"])
        #expect(
            try rows("SELECT metric, origin, poll FROM samples WHERE metric LIKE 'm_' ORDER BY metric") == [
                "m0|measured|1", "m1|back-filled|2", "m2|recorded|3", "m3|generated|4",
            ])
    }

    @Test(arguments: [
        "DELETE FROM poll", "DROP TABLE poll", "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)",
        "ATTACH '/tmp/evil.sqlite' AS evil", "VACUUM INTO '/tmp/evil.sqlite'", "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = 1", "SELECT load_extension('/tmp/evil.so')",
        "INSERT INTO poll DEFAULT VALUES",
        "UPDATE series SET network = 'x'", "BEGIN IMMEDIATE", "SELECT 1; DELETE FROM poll", "", "nonsense",
        "SELECT 1; -- a comment\nDELETE FROM poll", "SELECT 1;; SELECT 2", "-- a comment",
        "SELECT * FROM unpacked(1, 2, 3)", "SELECT * FROM unpacked", "REINDEX", "DETACH main",
    ])
    func `only what reads is run`(sql: String) throws {
        try fill()
        let before = try SQLiteShell.run("SELECT count(*) FROM poll", on: TemporaryDirectory.database)
        #expect(throws: SQLError.self) { try rows(sql) }
        #expect(try SQLiteShell.run("SELECT count(*) FROM poll", on: TemporaryDirectory.database) == before)
        #expect(!FileManager.default.fileExists(atPath: "/tmp/evil.sqlite"))
    }

    @Test(arguments: [
        "SELECT * FROM unpacked(1, 9, 1, NULL, x'00')", "SELECT * FROM unpacked(1, -9, 1, '[]', x'1000')",
        "SELECT * FROM unpacked(NULL, NULL, NULL, NULL, NULL)",
        "SELECT * FROM unpacked(1, 1, 1, 'x', randomblob(30))",
    ])
    func `what is no chunk is an error`(sql: String) throws {
        try fill()
        #expect(throws: SQLError.self) { try rows(sql) }
    }

    @Test func `useful statements run`() throws {
        try fill()
        for view in ["latest", "polls", "days", "recent_samples", "samples"] {
            #expect(try !rows("SELECT * FROM \(view) LIMIT 1").isEmpty)
        }
        #expect(try rows("PRAGMA table_info(samples)").count == 10)
        #expect(try rows("EXPLAIN QUERY PLAN SELECT * FROM latest").isEmpty == false)
        #expect(
            try rows(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT sum(i) FROM n;"
            ) == ["6"])
    }
}
