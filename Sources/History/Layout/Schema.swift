internal import GRDB

/// The tables and views of history in the database file.
enum Schema {
    /// The tables are History's own affair; the views are for everybody with `sqlite3`.
    static func create(_ database: Database) throws {
        try database.execute(sql: tables)
        try database.execute(sql: Views.all)
    }

    /// What is not sealed into a chunk yet, a poll in one piece.
    static let recent = """
        CREATE TABLE recent (
            poll INTEGER PRIMARY KEY REFERENCES poll,
            slot INTEGER NOT NULL,
            own INTEGER NOT NULL,               -- whether a sample has a time of its own
            quarantined INTEGER NOT NULL,       -- how many are in quarantine
            samples TEXT NOT NULL               -- [[series, value], [series, value, time], …]
        ) STRICT;
        """

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
            last INTEGER,                       -- the poll recorded last
            good INTEGER,                       -- the last with a valid answer
            problem INTEGER,                    -- the last without
            failures INTEGER NOT NULL DEFAULT 0,
            lag INTEGER NOT NULL DEFAULT 0,     -- no poll was sent further from its slot, in seconds
            UNIQUE (network, name)
        ) STRICT;
        \(PollTable.sql)
        \(recent)
        CREATE TABLE quarantine (
            series INTEGER NOT NULL REFERENCES series,
            time INTEGER NOT NULL,
            value REAL NOT NULL,
            poll INTEGER NOT NULL,
            PRIMARY KEY (series, time)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE chunk (
            id INTEGER PRIMARY KEY,             -- the day (since 1970) << 24 | the series; less 2^62 while the day is not over
            count INTEGER NOT NULL,
            decimals INTEGER,                   -- NULL: the figures are doubles, otherwise whole numbers of 10^-decimals
            min ANY NOT NULL, max ANY NOT NULL, sum ANY NOT NULL, first ANY NOT NULL, last ANY NOT NULL,
            source INTEGER,                     -- whose polls of these slots brought all of it; NULL: see runs
            runs TEXT,                          -- [[samples, origin, source, poll], …]; poll 0: the one of that slot
            checksum INTEGER NOT NULL,          -- CRC-32 of all of the above and the data
            data BLOB NOT NULL
        ) STRICT;
        CREATE TABLE rollup (
            id INTEGER PRIMARY KEY,
            count INTEGER NOT NULL,
            decimals INTEGER,
            min ANY NOT NULL, max ANY NOT NULL, sum ANY NOT NULL, first ANY NOT NULL, last ANY NOT NULL,
            hours BLOB                          -- the same by hours; NULL: no longer kept
        ) STRICT;
        CREATE TABLE day (                      -- the days that have chunks
            day INTEGER PRIMARY KEY,
            first INTEGER NOT NULL,             -- the times of its first and last sample
            last INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE checkpoint (               -- the newest good value of every series, up to a poll
            poll INTEGER NOT NULL,
            newest TEXT NOT NULL                -- [[series, value, time, poll], …]
        ) STRICT;
        INSERT INTO checkpoint VALUES (0, '[]');
        CREATE TABLE state (
            epoch INTEGER NOT NULL,
            pass INTEGER NOT NULL,
            cut INTEGER NOT NULL,
            upto INTEGER NOT NULL,
            next INTEGER NOT NULL,
            swept INTEGER NOT NULL
        ) STRICT;
        INSERT INTO state VALUES (0, 0, 0, 0, \(Int64.max), 0);
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value INTEGER                       -- NULL: for ever
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fact (
            network TEXT NOT NULL,
            name TEXT NOT NULL,
            labels TEXT NOT NULL,
            since INTEGER NOT NULL,             -- seconds since 1970
            text TEXT NOT NULL,
            source INTEGER NOT NULL REFERENCES source,
            PRIMARY KEY (network, name, labels, since)
        ) STRICT, WITHOUT ROWID;
        """
}
