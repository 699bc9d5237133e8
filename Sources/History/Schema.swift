internal import GRDB

/// The tables and views of history in the database file.
enum Schema {
    /// The tables are History's own affair; the views are for everybody with `sqlite3`.
    static func create(_ database: Database) throws {
        try database.execute(sql: tables)
        try database.execute(sql: views)
    }

    private static let tables = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            network TEXT NOT NULL,
            metric TEXT NOT NULL,
            labels TEXT NOT NULL,               -- gpu=h100,region=us: sorted, escaped with backslashes
            UNIQUE (network, metric, labels)
        ) STRICT;
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            network TEXT NOT NULL,
            name TEXT NOT NULL,
            last INTEGER REFERENCES poll,       -- the poll recorded last
            good INTEGER REFERENCES poll,       -- the last with a valid answer
            problem INTEGER REFERENCES poll,    -- the last without
            failures INTEGER NOT NULL DEFAULT 0,
            UNIQUE (network, name)
        ) STRICT;
        CREATE TABLE poll (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source,
            slot INTEGER NOT NULL,              -- seconds since 1970
            sent INTEGER NOT NULL,              -- milliseconds since 1970
            outcome TEXT NOT NULL,
            reason TEXT,
            status INTEGER,
            dns REAL, connect REAL, tls REAL, first_byte REAL, total REAL,  -- milliseconds
            bytes INTEGER NOT NULL,
            hash TEXT,
            origin TEXT NOT NULL,
            probes TEXT NOT NULL,
            stored INTEGER NOT NULL DEFAULT 0,
            repeated INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0,
            notes TEXT NOT NULL                 -- a JSON array of texts
        ) STRICT;
        CREATE INDEX poll_by_time ON poll (source, sent);
        CREATE TABLE sample (
            series INTEGER NOT NULL REFERENCES series,
            time INTEGER NOT NULL,              -- seconds since 1970
            value REAL NOT NULL,
            quarantined INTEGER NOT NULL,
            poll INTEGER NOT NULL REFERENCES poll,
            PRIMARY KEY (series, time)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fact (
            network TEXT NOT NULL,
            name TEXT NOT NULL,
            labels TEXT NOT NULL,
            since INTEGER NOT NULL,             -- seconds since 1970
            text TEXT NOT NULL,
            poll INTEGER NOT NULL REFERENCES poll,
            PRIMARY KEY (network, name, labels, since)
        ) STRICT, WITHOUT ROWID;
        """

    private static let views = """
        CREATE VIEW polls AS
        -- Every request to a source. Times in UTC, phases in milliseconds, each alone.
        SELECT poll.id AS poll, source.network, source.name AS source,
            \(iso("poll.slot")) AS slot, \(isoWithMilliseconds("poll.sent")) AS sent,
            outcome, reason, status, dns AS dns_ms, connect AS connect_ms, tls AS tls_ms,
            first_byte AS first_byte_ms, total AS total_ms, bytes, hash AS sha256, origin, probes,
            stored, repeated, refused, notes
        FROM poll JOIN source ON source.id = poll.source;

        CREATE VIEW samples AS
        -- Every value of every series. Times in UTC; source_network/source brought it, in the poll of that number.
        SELECT series.network, metric, labels, \(iso("sample.time")) AS time, value,
            iif(quarantined, 'quarantined', 'good') AS quality, origin,
            source.network AS source_network, source.name AS source, poll
        FROM sample JOIN series ON series.id = sample.series
            JOIN poll ON poll.id = sample.poll JOIN source ON source.id = poll.source;

        CREATE VIEW latest AS
        -- The newest value of every series. Times in UTC; polled is when the poll that brought it was sent.
        SELECT series.network, metric, labels, value, \(iso("sample.time")) AS time,
            \(isoWithMilliseconds("poll.sent")) AS polled,
            iif(quarantined, 'quarantined', 'good') AS quality, origin,
            source.network AS source_network, source.name AS source, hash AS sha256
        FROM series JOIN sample ON sample.series = series.id
            AND sample.time = (SELECT max(time) FROM sample WHERE series = series.id)
            JOIN poll ON poll.id = sample.poll JOIN source ON source.id = poll.source;
        """

    private static func iso(_ seconds: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%SZ', \(seconds), 'unixepoch')"
    }

    private static func isoWithMilliseconds(_ milliseconds: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(milliseconds) / 1000.0, 'unixepoch')"
    }
}
