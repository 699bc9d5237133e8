internal import GRDB

/// The tables of projects and assessments.
enum AssessmentSchema {
    /// Times are milliseconds since 1970.
    ///
    /// The triggers keep a submitted assessment as it is, whoever writes to the file.
    static func create(_ db: Database) throws {
        try db.execute(sql: tables)
        for table in ["answer", "evidence", "assessment_rubric"] { try protect(table, db) }
    }

    /// Lets rows of a table change only while their assessment is a draft.
    static func protect(_ table: String, _ db: Database) throws {
        for (event, row) in [("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(table)_\(event.lowercased())_of_draft BEFORE \(event) ON \(table)
                    WHEN (SELECT submitted FROM assessment WHERE id = \(row).assessment) IS NOT NULL
                    BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END
                    """)
        }
    }

    private static let tables = """
        CREATE TABLE project (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, network TEXT, added INTEGER NOT NULL, removed INTEGER
        ) STRICT;
        CREATE TABLE rubric (
            id TEXT NOT NULL, version TEXT NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (id, version, hash)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE assessment (
            id TEXT PRIMARY KEY, project TEXT NOT NULL REFERENCES project, assessor TEXT NOT NULL,
            as_of INTEGER NOT NULL, submitted INTEGER
        ) STRICT;
        CREATE INDEX assessment_of_project ON assessment (project, as_of);
        CREATE TABLE assessment_rubric (
            assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE,
            rubric TEXT NOT NULL, version TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (assessment, rubric),
            FOREIGN KEY (rubric, version, hash) REFERENCES rubric (id, version, hash)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE answer (
            assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE,
            item TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('scored', 'chosen', 'unknown', 'undisclosed', 'not applicable')),
            low INTEGER CHECK (low BETWEEN 0 AND 4),
            high INTEGER CHECK (high BETWEEN low AND 4),
            grade TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
            choices TEXT, reason TEXT, note TEXT,
            PRIMARY KEY (assessment, item),
            CHECK ((state = 'scored') = (low IS NOT NULL AND high IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE evidence (
            assessment TEXT NOT NULL, item TEXT NOT NULL, position INTEGER NOT NULL,
            url TEXT, network TEXT, metric TEXT, labels TEXT, value REAL, text TEXT, date INTEGER,
            PRIMARY KEY (assessment, item, position),
            FOREIGN KEY (assessment, item) REFERENCES answer ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER assessment_update_of_draft BEFORE UPDATE ON assessment
        WHEN OLD.submitted IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
        CREATE TRIGGER assessment_delete_of_draft BEFORE DELETE ON assessment
        WHEN OLD.submitted IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
        """
}
