import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// A file of the first form, one row a sample, made by `sqlite3` with the statements of that Assay.
@Suite(.temporaryDirectory) struct UpgradeTests {
    static let first = """
        PRAGMA journal_mode = WAL; PRAGMA application_id = 1098080633; PRAGMA user_version = 1;
        CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        INSERT INTO migration VALUES ('history 1');
        CREATE TABLE series (id INTEGER PRIMARY KEY, network TEXT NOT NULL, metric TEXT NOT NULL, labels TEXT NOT NULL,
            UNIQUE (network, metric, labels)) STRICT;
        CREATE TABLE source (id INTEGER PRIMARY KEY, network TEXT NOT NULL, name TEXT NOT NULL,
            last INTEGER REFERENCES poll, good INTEGER REFERENCES poll, problem INTEGER REFERENCES poll,
            failures INTEGER NOT NULL DEFAULT 0, UNIQUE (network, name)) STRICT;
        CREATE TABLE poll (id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source, slot INTEGER NOT NULL,
            sent INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT, status INTEGER,
            dns REAL, connect REAL, tls REAL, first_byte REAL, total REAL, bytes INTEGER NOT NULL, hash TEXT,
            origin TEXT NOT NULL, probes TEXT NOT NULL, stored INTEGER NOT NULL DEFAULT 0,
            repeated INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL) STRICT;
        CREATE INDEX poll_by_time ON poll (source, sent);
        CREATE TABLE sample (series INTEGER NOT NULL REFERENCES series, time INTEGER NOT NULL, value REAL NOT NULL,
            quarantined INTEGER NOT NULL, poll INTEGER NOT NULL REFERENCES poll,
            PRIMARY KEY (series, time)) STRICT, WITHOUT ROWID;
        CREATE TABLE fact (network TEXT NOT NULL, name TEXT NOT NULL, labels TEXT NOT NULL, since INTEGER NOT NULL,
            text TEXT NOT NULL, poll INTEGER NOT NULL REFERENCES poll,
            PRIMARY KEY (network, name, labels, since)) STRICT, WITHOUT ROWID;
        CREATE VIEW polls AS SELECT * FROM poll;
        CREATE VIEW samples AS SELECT * FROM sample;
        CREATE VIEW latest AS SELECT * FROM sample;

        INSERT INTO series VALUES (1, 'akash', 'nodes.online', ''), (2, 'akash', 'gpu.price.median', 'gpu=h100');
        INSERT INTO source VALUES (1, 'akash', 'capacity', 3, 2, 3, 1);
        INSERT INTO poll VALUES
            (1, 1, 1795442400, 1795442400250, 'ok', NULL, 200, 0.0, 0.125, 0.0, 1.5, 2.25, 512, '9f2c', 'measured',
                'service', 2, 0, 0, '[]'),
            (2, 1, 1795528800, 1795528800250, 'ok', NULL, 200, NULL, NULL, NULL, NULL, NULL, 512, NULL, 'generated',
                'statistics', 2, 0, 0, '["odd"]'),
            (3, 1, 1795528860, 1795528860250, 'failed', 'HTTP 500', 500, NULL, NULL, NULL, NULL, NULL, 0, NULL,
                'measured', 'statistics', 0, 0, 0, '[]');
        INSERT INTO sample VALUES (1, 1795442400, 61.0, 0, 1), (2, 1795442400, 2.56, 0, 1),
            (1, 1795528800, 62.0, 0, 2), (2, 1795528800, 9e9, 1, 2);
        INSERT INTO fact VALUES ('akash', 'version', '', 1795442400, '1.0', 1);
        """

    func upgraded() throws -> History {
        try SQLiteShell.run(Self.first, on: TemporaryDirectory.database)
        return try TemporaryDirectory.history()
    }

    @Test func `everything is still there`() throws {
        let history = try upgraded()
        let always = TimeRange(noon, noon + .seconds(200_000))
        #expect(try history.samples(.nodes, over: always).map(\.value) == [61, 62])
        #expect(try history.samples(.price, over: always).map(\.value) == [2.56])
        #expect(try history.quarantined(of: .price).map(\.value) == [9e9])
        let latest = try history.latest()
        #expect(latest.map(\.value) == [9e9, 62])
        #expect(latest.map(\.quality) == [.quarantined, .good])
        #expect(latest.map(\.origin) == [.generated, .generated])
        #expect(latest.first?.good?.value == 2.56)
        let polls = try history.polls(network: "akash", source: "capacity", over: always)
        #expect(polls.map(\.outcome) == [.ok, .ok, .failed(reason: "HTTP 500")])
        #expect(polls.first?.hash == "9f2c")
        #expect(polls.first?.phases == Phases(dns: 0, connect: 0.125, tls: 0, firstByte: 1.5, total: 2.25))
        #expect(polls.map(\.probes) == [.service, .statistics, .statistics])
        #expect(polls.map(\.notes) == [[], ["odd"], []])
        #expect(try history.sources().first?.failures == 1)
        #expect(try history.facts(network: "akash").map(\.source) == ["capacity"])
    }

    @Test func `the file as it was is kept`() throws {
        _ = try upgraded()
        let copy = URL(fileURLWithPath: try TemporaryDirectory.database.path + ".version-1")
        #expect(
            try SQLiteShell.run(
                "SELECT count(*) FROM sample; PRAGMA user_version; PRAGMA integrity_check", on: copy)
                == ["4", "1", "ok"])
        let upgraded = try SQLiteShell.run(
            "PRAGMA user_version; PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT count(*) FROM sqlite_schema WHERE name LIKE 'old%'",
            on: TemporaryDirectory.database)
        #expect(upgraded == ["\(DatabaseFile.version)", "ok", "0"])
    }

    @Test func `it goes on from there`() throws {
        let history = try upgraded()
        #expect(
            try history.record(.capacity([(.nodes, 70), (.price, 2.6)], at: noon + .seconds(86_400)))
                == Receipt(repeated: 2))
        #expect(
            try history.record(.capacity([(.nodes, 70), (.price, 2.6)], at: noon + .seconds(86_460)))
                == Receipt(stored: 2))
        #expect(try TemporaryDirectory.history(.readOnly).latest().map(\.value) == [2.6, 70])
    }

    @Test func `an empty file of the first form is upgraded`() throws {
        let tables = Self.first.components(separatedBy: "INSERT INTO series")[0]
        try SQLiteShell.run(tables, on: TemporaryDirectory.database)
        #expect(try TemporaryDirectory.history().latest().isEmpty)
    }

    // MARK: Version 3

    /// A file as that Assay wrote it, a day of two series sealed; the lines are what its own views said of it.
    static let third = [
        "2026-01-01|nodes.online|288|103.0|133.0|33277.0|133.0|116.0",
        "2026-01-01|gpu.price.median|288|2.5059|2.5498|726.9886|2.5317|2.5214",
        "24|1440.2453",
        "1|2026-01-01T00:00:00Z|2026-01-01T00:00:00.250Z|ok||200|0.0|92.25|120000|910a2dec|measured|statistics|2|0|0|[]",
        "301|2026-01-02T01:00:00Z|2026-01-02T01:00:00.250Z|failed|HTTP 503|503|||12||measured|service|0|0|0|[\"odd\"]",
        "302|2026-01-02T01:05:00Z|2026-01-02T01:05:01.250Z|limited|later||||0|not hexa|generated|statistics|1|2|3|[]",
    ]

    func upgradedThird() throws -> History {
        try SQLiteShell.run(
            String(
                contentsOf: Repository.root.appending(path: "Tests/History/Fixtures/version-3.sql"),
                encoding: .utf8), on: TemporaryDirectory.database)
        return try TemporaryDirectory.history()
    }

    @Test func `the views of a file of version 3 say the same after it`() throws {
        let history = try upgradedThird()
        let database = try TemporaryDirectory.database
        #expect(
            try SQLiteShell.run(
                """
                SELECT day, metric, count, min, max, sum, first, last FROM days;
                SELECT count(*), sum(value) FROM recent_samples;
                SELECT poll, slot, sent, outcome, reason, status, dns_ms, total_ms, bytes, substr(sha256, 1, 8),
                    origin, probes, stored, repeated, refused, notes FROM polls WHERE poll IN (1, 301, 302);
                """, on: database) == Self.third)
        #expect(
            try SQLiteShell.run(
                "PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT count(*) FROM sqlite_schema WHERE name LIKE 'old%'",
                on: database) == ["ok", "0"])
        #expect(FileManager.default.fileExists(atPath: database.path + ".version-3"))
        // Chunks of the first format, and a poll a second after its slot.
        #expect(try history.soundness() == Soundness(chunks: 2, samples: 576))
        let last = try history.polls(
            network: "network-0", source: "all",
            over: TimeRange(Timestamp(seconds: 1_767_315_901), Timestamp(seconds: 1_767_315_902)))
        #expect(last.map(\.outcome) == [.limited(reason: "later")])
    }

    @Test func `a file of version 3 goes on`() throws {
        let history = try upgradedThird()
        let series = Series(
            network: "network-0", metric: "nodes.online", labels: ["gpu": "model-0", "region": "region-0"])
        let day = Timestamp(seconds: 1_767_225_600)
        var poll = Poll(
            network: "network-0", source: "all", slot: day + .seconds(2 * 86_400),
            time: day + .seconds(2 * 86_400), outcome: .ok)
        poll.samples = [Sample(series, at: poll.slot, 7)]
        #expect(try history.record(poll) == Receipt(stored: 1))
        while try history.maintain() {}
        let samples = try history.samples(series, over: TimeRange(day, day + .seconds(3 * 86_400)))
        #expect(samples.count == 301)
        #expect(samples.first?.value == 133)
        #expect(samples.last?.value == 7)
    }
}
