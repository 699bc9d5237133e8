internal import GRDBSQLite
public import Storage

/// A connection on which a user's SQL may read everything and change nothing.
///
/// Beside the tables and views of the file it has the view `samples`: every sample, sealed ones included.
@safe
public final class SQLSession {
    /// A value of a result.
    public enum Value: Hashable, Sendable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        /// In hexadecimal digits.
        case blob(String)
    }

    private let connection: OpaquePointer

    /// Opens the file of a history a second time.
    ///
    /// - Throws: ``SQLError``.
    public init(_ file: DatabaseFile) throws(SQLError) {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
        let status = unsafe sqlite3_open_v2(DatabaseFile.place(file.path, .readOnly), &handle, flags, nil)
        guard status == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close(handle)
            throw SQLError("The database \(file.path) cannot be opened a second time.")
        }
        unsafe connection = handle
        unsafe sqlite3_busy_timeout(handle, 5_000)
        unsafe UnpackedTable.register(on: handle)
        guard unsafe sqlite3_exec(handle, SamplesView.sql, nil, nil, nil) == SQLITE_OK else {
            throw SQLError("The view samples cannot be made: \(message).")
        }
        unsafe sqlite3_set_authorizer(handle, SQLGuard.authorize, nil)
    }

    deinit { unsafe sqlite3_close_v2(connection) }

    private var message: String { unsafe String(cString: sqlite3_errmsg(connection)) }

    /// Runs one statement; `header` gets the names of its columns, then `row` each row.
    ///
    /// - Throws: ``SQLError`` with SQLite's words, or when the statement would change anything.
    public func run(
        _ sql: String, header: ([String]) -> Void, row: ([Value]) -> Void
    ) throws(SQLError) {
        let statement = try unsafe prepare(sql)
        defer { unsafe sqlite3_finalize(statement) }
        let count = unsafe sqlite3_column_count(statement)
        header((0..<count).map { unsafe String(cString: sqlite3_column_name(statement, $0)) })
        while true {
            switch unsafe sqlite3_step(statement) {
            case SQLITE_ROW: row((0..<count).map { unsafe Self.value(statement, $0) })
            case SQLITE_DONE: return
            default: throw SQLError(message)
            }
        }
    }

    private func prepare(_ sql: String) throws(SQLError) -> OpaquePointer {
        var (status, statement, rest) = unsafe compile(sql)
        guard status == SQLITE_OK else {
            throw SQLError(status == SQLITE_AUTH ? "only what reads is allowed here (\(message))" : message)
        }
        guard let statement = unsafe statement else { throw SQLError("there is no statement") }
        guard unsafe sqlite3_stmt_readonly(statement) != 0 else {
            unsafe sqlite3_finalize(statement)
            throw SQLError("only what reads is allowed here")
        }
        // What follows may be blank or a comment: SQLite itself knows.
        while !rest.isEmpty {
            let next: OpaquePointer?
            unsafe (status, next, rest) = unsafe compile(rest)
            if unsafe status == SQLITE_OK && next == nil { continue }
            unsafe sqlite3_finalize(next)
            unsafe sqlite3_finalize(statement)
            throw SQLError("one statement at a time")
        }
        return unsafe statement
    }

    /// The first statement of a text, nil for blanks and comments, and what follows it.
    private func compile(_ sql: String) -> (status: Int32, statement: OpaquePointer?, rest: String) {
        var statement: OpaquePointer?
        var rest = ""
        let text = sql.utf8CString
        let status = unsafe text.withUnsafeBufferPointer { buffer in
            var tail: UnsafePointer<CChar>?
            let status = unsafe sqlite3_prepare_v2(
                connection, buffer.baseAddress, Int32(clamping: buffer.count), &statement, &tail)
            if let tail = unsafe tail { rest = unsafe String(cString: tail) }
            return status
        }
        return unsafe (status, statement, status == SQLITE_OK ? rest : "")
    }

    private static func value(_ statement: OpaquePointer, _ column: Int32) -> Value {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(statement, column))
        case SQLITE_NULL: return .null
        case let type:
            let start = unsafe sqlite3_column_blob(statement, column)
            let count = Int(unsafe sqlite3_column_bytes(statement, column))
            let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
            if type == SQLITE_BLOB { return .blob(unsafe Hash.text(of: bytes.bytes)) }
            return .text(unsafe String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// What a user's SQL may do: read.
private enum SQLGuard {
    static let authorize:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?,
            UnsafePointer<CChar>?
        ) -> Int32 = { _, action, first, second, _, _ in
            switch action {
            case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
            case SQLITE_FUNCTION:
                // Every other function of SQLite only computes.
                let name = unsafe second.map { unsafe String(cString: $0).lowercased() }
                return name == "load_extension" || name == "fts3_tokenizer" ? SQLITE_DENY : SQLITE_OK
            case SQLITE_PRAGMA:
                let name = unsafe first.map { unsafe String(cString: $0).lowercased() } ?? ""
                let informs = [
                    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "database_list",
                    "function_list", "compile_options", "page_count", "page_size", "freelist_count",
                    "user_version",
                ]
                return informs.contains(name) ? SQLITE_OK : SQLITE_DENY
            default: return SQLITE_DENY
            }
        }
}
