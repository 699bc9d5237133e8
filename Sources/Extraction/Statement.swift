internal import CSQLite

/// One compiled query.
@safe
final class Statement {
    let part: Program.Part
    /// The names of the result columns, in order.
    let columns: [String]
    private let connection: Connection
    private let statement: OpaquePointer

    /// Compiles one read-only query that knows no parameters but `parameters` and uses `:response`.
    init(
        _ sql: String, as part: Program.Part, parameters: [String], on connection: Connection
    ) throws(ExtractionError) {
        guard !sql.utf8.contains(0) else { throw .query(part, "holds a NUL character") }
        connection.guardian.forget()
        let (handle, rest) = unsafe Self.prepare(sql, connection.database)
        guard let handle = unsafe handle else {
            if let denied = connection.guardian.denied { throw .refused(part, denied) }
            throw .query(part, connection.message)
        }
        self.part = part
        self.connection = connection
        unsafe statement = handle
        columns = (0..<(unsafe sqlite3_column_count(handle))).map { column in
            unsafe sqlite3_column_name(handle, column).map { unsafe String(cString: $0) } ?? ""
        }
        if let complaint = complaint(rest: rest, parameters: parameters) { throw .refused(part, complaint) }
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }

    /// Runs the query; `body` gets a row at a time, to be read within the call.
    func forEachRow(
        _ bindings: Bindings, _ body: (Row) throws(ExtractionError) -> Void
    ) throws(ExtractionError) {
        defer {
            // The answer's bytes are borrowed: unbind them before they go away.
            unsafe sqlite3_reset(statement)
            unsafe sqlite3_clear_bindings(statement)
        }
        guard unsafe bindings.bind(to: statement) else { throw .failed(part, connection.message) }
        while true {
            switch unsafe sqlite3_step(statement) {
            case SQLITE_ROW: try body(unsafe Row(statement: statement))
            case SQLITE_DONE: return
            case SQLITE_INTERRUPT where connection.guardian.isOutOfMemory: throw .outOfMemory(part)
            case SQLITE_INTERRUPT: throw .timedOut(part, limit: bindings.limit)
            default: throw .failed(part, OutsideText.plain(connection.message, longest: 200))
            }
        }
    }

    /// The row that a running statement stands on.
    @safe
    struct Row {
        fileprivate let statement: OpaquePointer

        fileprivate init(statement: OpaquePointer) { unsafe self.statement = unsafe statement }

        subscript(column: Int) -> SQLValue { SQLValue(column: Int32(clamping: column), of: unsafe statement) }
    }

    private static func prepare(_ sql: String, _ database: OpaquePointer) -> (OpaquePointer?, rest: String) {
        unsafe sql.utf8CString.withUnsafeBufferPointer { buffer in
            var statement: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            unsafe sqlite3_prepare_v3(
                database, buffer.baseAddress, Int32(clamping: buffer.count),
                UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
            return unsafe (statement, tail.map { unsafe String(cString: $0) } ?? "")
        }
    }

    private func complaint(rest: String, parameters: [String]) -> String? {
        if !rest.allSatisfy(\.isWhitespace) { return "only one statement is allowed, and nothing after it" }
        if unsafe sqlite3_stmt_isexplain(statement) != 0 { return "EXPLAIN is not allowed" }
        // VACUUM INTO asks the authorizer only when it runs.
        if unsafe sqlite3_stmt_readonly(statement) == 0 { return "a query may only read" }
        let count = unsafe sqlite3_bind_parameter_count(statement)
        let names = (1...max(1, count)).prefix(Int(count)).map { index in
            unsafe sqlite3_bind_parameter_name(statement, index).map { unsafe String(cString: $0) } ?? "?"
        }
        if let unknown = names.first(where: { !parameters.contains($0) }) {
            return "no parameter \(unknown); there are \(parameters.joined(separator: ", "))"
        }
        return names.contains(Bindings.response) ? nil : "a query must read \(Bindings.response)"
    }
}
