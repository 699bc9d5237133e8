internal import CSQLite

/// A private in-memory database in which a query can reach nothing but what is bound to it.
@safe
final class Connection {
    let database: OpaquePointer
    let guardian = Guardian()

    /// The longest answer, in bytes.
    static let longest = 32 << 20

    init(parameters: Int) throws(ExtractionError) {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
        let status = unsafe sqlite3_open_v2(":memory:", &handle, flags, nil)
        guard status == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close_v2(handle)
            throw .failed(.answer, "SQLite cannot open an in-memory database (\(status))")
        }
        unsafe database = handle
        harden(parameters: parameters)
    }

    deinit {
        // Waits for statements that are still alive.
        unsafe sqlite3_close_v2(database)
    }

    /// Installs the guard; call it when all functions are registered.
    func close() { unsafe guardian.watch(database) }

    var message: String { unsafe String(cString: sqlite3_errmsg(database)) }

    private func harden(parameters: Int) {
        // Sorters of large ORDER BYs would otherwise spill to files.
        unsafe sqlite3_exec(database, "PRAGMA temp_store=MEMORY", nil, nil, nil)
        // The first use declares the virtual tables, which asks the authorizer for writes to sqlite_master:
        // use them once before it is there.
        unsafe sqlite3_exec(database, "SELECT 1 FROM json_each('[]'), json_tree('[]')", nil, nil, nil)
        let settings: [(Int32, Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0),
            (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
            // "typo" must be an unknown column, not the string 'typo'.
            (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
        ]
        for (option, value) in settings { unsafe assay_db_config(database, option, value) }
        let limits: [(Int32, Int32)] = [
            (SQLITE_LIMIT_LENGTH, Int32(Self.longest)), (SQLITE_LIMIT_SQL_LENGTH, 16 << 10),
            (SQLITE_LIMIT_COLUMN, 64), (SQLITE_LIMIT_EXPR_DEPTH, 64), (SQLITE_LIMIT_COMPOUND_SELECT, 16),
            (SQLITE_LIMIT_VDBE_OP, 10_000), (SQLITE_LIMIT_FUNCTION_ARG, 8), (SQLITE_LIMIT_ATTACHED, 0),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 128),
            (SQLITE_LIMIT_VARIABLE_NUMBER, Int32(clamping: parameters)),
            (SQLITE_LIMIT_TRIGGER_DEPTH, 0), (SQLITE_LIMIT_WORKER_THREADS, 0),
        ]
        for (limit, value) in limits { unsafe sqlite3_limit(database, limit, value) }
    }
}
