internal import GRDB

extension AssessmentSchema {
    /// What an assessment keeps besides its answers, and what a project says of itself; times in milliseconds.
    static func extend(_ db: Database) throws {
        try db.execute(sql: additions)
        for table in ["assessment_waiver", "assessment_risk", "assessment_figure", "assessment_figure_input"]
        {
            try protect(table, db)
        }
    }

    /// Puts the columns of a claim's key first.
    ///
    /// SQLite 3.40, Debian 12's, finds a "NULL value" that is not there in the rows of a table without rowids whose key
    /// is not its first columns, when it checks a file.
    static func reorderClaims(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE claim RENAME TO old_claim;
                CREATE TABLE claim (
                    project TEXT NOT NULL REFERENCES project, metric TEXT NOT NULL, date INTEGER NOT NULL,
                    value REAL NOT NULL, text TEXT, url TEXT NOT NULL,
                    PRIMARY KEY (project, metric, date)
                ) STRICT, WITHOUT ROWID;
                INSERT INTO claim (project, metric, date, value, text, url)
                SELECT project, metric, date, value, text, url FROM old_claim;
                DROP TABLE old_claim;
                """)
    }

    private static let additions = """
        ALTER TABLE assessment ADD COLUMN weights TEXT;
        ALTER TABLE assessment ADD COLUMN weights_title TEXT;
        ALTER TABLE assessment ADD COLUMN weights_points TEXT;
        ALTER TABLE assessment ADD COLUMN is_self INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE project ADD COLUMN layers TEXT;
        ALTER TABLE project ADD COLUMN crypto TEXT;
        CREATE TABLE assessment_waiver (
            assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE,
            gate TEXT NOT NULL, reason TEXT NOT NULL, signer TEXT NOT NULL, date INTEGER NOT NULL,
            PRIMARY KEY (assessment, gate)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE assessment_risk (
            assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE,
            risk TEXT NOT NULL, owner TEXT, review INTEGER, trigger_text TEXT, response TEXT,
            PRIMARY KEY (assessment, risk)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE assessment_figure (
            assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE, position INTEGER NOT NULL,
            network TEXT NOT NULL, metric TEXT NOT NULL, labels TEXT NOT NULL, value REAL NOT NULL,
            unit TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL, origin TEXT NOT NULL,
            time_window INTEGER, samples INTEGER NOT NULL, coverage REAL, formula TEXT, days TEXT NOT NULL,
            PRIMARY KEY (assessment, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE assessment_figure_input (
            assessment TEXT NOT NULL, figure INTEGER NOT NULL, position INTEGER NOT NULL,
            network TEXT NOT NULL, metric TEXT NOT NULL, labels TEXT NOT NULL, source TEXT NOT NULL,
            first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (assessment, figure, position),
            FOREIGN KEY (assessment, figure) REFERENCES assessment_figure ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE claim (
            project TEXT NOT NULL REFERENCES project, metric TEXT NOT NULL, value REAL NOT NULL,
            text TEXT, url TEXT NOT NULL, date INTEGER NOT NULL,
            PRIMARY KEY (project, metric, date)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE reply (
            project TEXT NOT NULL REFERENCES project, date INTEGER NOT NULL, author TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (project, date, author)
        ) STRICT, WITHOUT ROWID;
        """
}
