internal import GRDB

/// The tables of alerts.
enum AlertSchema {
    /// Times are milliseconds since 1970.
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE alert_event (
                    id INTEGER PRIMARY KEY, rule TEXT NOT NULL, subject TEXT NOT NULL, sentence TEXT NOT NULL,
                    since INTEGER NOT NULL, fired INTEGER NOT NULL, ended INTEGER,
                    value REAL NOT NULL, last REAL NOT NULL, lowest REAL NOT NULL, highest REAL NOT NULL,
                    acknowledged INTEGER
                ) STRICT;
                CREATE INDEX alert_event_by_time ON alert_event (fired);
                CREATE UNIQUE INDEX alert_event_firing ON alert_event (rule) WHERE ended IS NULL;
                CREATE TABLE alert_delivery (
                    event INTEGER NOT NULL REFERENCES alert_event ON DELETE CASCADE, channel TEXT NOT NULL,
                    time INTEGER NOT NULL, error TEXT
                ) STRICT;
                CREATE INDEX alert_delivery_of_event ON alert_delivery (event);
                CREATE TABLE alert_snooze (rule TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                """)
    }

    /// What the values of an event count; nobody knows it of those that are there.
    static func addUnit(_ database: Database) throws {
        try database.execute(sql: "ALTER TABLE alert_event ADD COLUMN unit TEXT")
    }

    /// What each channel is still to tell, so that it outlives the process: that an event `fired`, or, where it has
    /// `told` that, that it `ended`.
    static func addTellings(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE alert_telling (
                    event INTEGER NOT NULL REFERENCES alert_event ON DELETE CASCADE, channel TEXT NOT NULL,
                    state TEXT NOT NULL, PRIMARY KEY (event, channel)
                ) STRICT, WITHOUT ROWID;
                INSERT INTO alert_telling
                    SELECT event, channel, iif(min(error IS NOT NULL), 'fired', 'told')
                    FROM alert_delivery JOIN alert_event ON id = event
                    WHERE ended IS NULL GROUP BY event, channel;
                """)
    }
}
