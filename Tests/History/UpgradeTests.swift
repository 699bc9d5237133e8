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
}
