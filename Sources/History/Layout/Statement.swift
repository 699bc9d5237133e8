internal import GRDB
internal import GRDBSQLite

/// A prepared statement driven by SQLite's own functions.
///
/// Several times as fast as GRDB's rows where a loop runs once a sample, and unlike them it never traps on a value
/// that a damaged file makes out of place: SQLite converts it. To be used inside the access that it was made in.
@safe
struct Statement: ~Copyable {
    private let database: Database
    /// Keeps the handle alive.
    private let owner: GRDB.Statement
    private let handle: OpaquePointer

    init(_ sql: String, _ arguments: StatementArguments = [], in database: Database) throws {
        let statement = try database.cachedStatement(sql: sql)
        if !arguments.isEmpty { try statement.setArguments(arguments) }
        self.database = database
        owner = statement
        unsafe handle = statement.sqliteStatement
    }

    deinit { unsafe sqlite3_reset(handle) }

    /// Readies it for another run; one that has stepped does not take new values.
    func reset() { unsafe sqlite3_reset(handle) }

    func bind(integer value: Int64, at index: Int32) { unsafe sqlite3_bind_int64(handle, index, value) }

    func bind(integer value: Int64?, at index: Int32) {
        if let value { bind(integer: value, at: index) } else { bindNull(at: index) }
    }

    func bind(real value: Double, at index: Int32) { unsafe sqlite3_bind_double(handle, index, value) }

    func bindNull(at index: Int32) { unsafe sqlite3_bind_null(handle, index) }

    /// Binds text and calls `body`, which must step: the bytes are lent, not copied.
    func lend<Value>(text bytes: [UInt8], at index: Int32, _ body: () throws -> Value) rethrows -> Value {
        try unsafe bytes.withUnsafeBytes { bytes in
            _ = unsafe sqlite3_bind_text64(
                handle, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(bytes.count),
                nil,
                UInt8(SQLITE_UTF8))
            defer { bindNullAfterReset(at: index) }
            return try body()
        }
    }

    /// The same with bytes that are no text.
    func lend<Value>(blob bytes: [UInt8], at index: Int32, _ body: () throws -> Value) rethrows -> Value {
        try unsafe bytes.withUnsafeBytes { bytes in
            _ = unsafe sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), nil)
            defer { bindNullAfterReset(at: index) }
            return try body()
        }
    }

    private func bindNullAfterReset(at index: Int32) {
        reset()
        bindNull(at: index)
    }

    /// Goes to the next row.
    ///
    /// - Returns: whether there is one.
    @discardableResult
    func step() throws -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let status:
            throw DatabaseError(resultCode: ResultCode(rawValue: status), message: database.lastErrorMessage)
        }
    }

    var columnCount: Int32 { unsafe sqlite3_column_count(handle) }

    func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

    func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

    /// Empty for NULL; what is not UTF-8 is repaired.
    func text(_ column: Int32) -> String {
        guard let start = unsafe sqlite3_column_text(handle, column) else { return "" }
        let bytes = unsafe UnsafeBufferPointer(
            start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    func isReal(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_FLOAT }

    func isBlob(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_BLOB }

    /// The bytes of a blob or text, lent until the next step; none for NULL.
    func withBytes<Value>(_ column: Int32, _ body: (RawSpan) throws -> Value) rethrows -> Value {
        let start = unsafe sqlite3_column_blob(handle, column)
        let count = unsafe sqlite3_column_bytes(handle, column)
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count))
        return try unsafe body(bytes.bytes)
    }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
