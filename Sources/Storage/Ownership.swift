internal import GRDB
internal import GRDBSQLite

extension DatabaseFile {
    /// "Asay", in the header of every file of ours; `file` and Assay tell it from other programs' by it.
    static let applicationID = 0x4173_6179

    /// Why this Assay must leave the file alone; nil when it may go on.
    static func refusal(
        of database: Database, mode: Mode, knownVersion: Int
    ) throws -> StorageError.Reason? {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard try application == applicationID || (application == 0 && isEmpty(database)) else {
            return .anotherProgram
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if version > knownVersion { return .newer(version: version, known: knownVersion) }
        if application == 0, mode == .readOnly { return .unprepared }
        // SQLite falls back to reading without a word when it may not write.
        let connection = unsafe database.sqliteConnection
        if !database.configuration.readonly, unsafe sqlite3_db_readonly(connection, "main") == 1 {
            return .readOnly
        }
        return nil
    }

    /// Makes a new file ours; does nothing to one that is.
    static func claim(_ database: Database) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == 0 else { return }
        try database.execute(
            sql: """
                CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
                PRAGMA application_id = \(applicationID);
                """)
    }

    private static func isEmpty(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    }
}
