internal import Chunks
internal import GRDBSQLite
internal import Metrics

/// The table-valued function `unpacked(id, count, source, runs, data)`: the samples of a row of the table of chunks.
///
/// An eponymous virtual table, <https://www.sqlite.org/vtab.html#tabfunc2>; its arguments are hidden columns.
enum UnpackedTable {
    private static let declaration = """
        CREATE TABLE x(time INTEGER, value REAL, origin TEXT, source INTEGER, poll INTEGER,
            id HIDDEN, count HIDDEN, source_of_all HIDDEN, runs HIDDEN, data HIDDEN)
        """
    private static let firstArgument: Int32 = 5
    private static let arguments: Int32 = 5

    /// What a cursor of SQLite points at: SQLite's own part comes first.
    @unsafe
    private struct Cursor {
        var base = unsafe sqlite3_vtab_cursor()
        var rows: Unmanaged<Rows>
    }

    private final class Rows {
        var points = Points()
        var runs: [Run] = []
        var index = 0
        /// Which run the row belongs to, and how many of it are left.
        var run = 0
        var left = 0

        func advance() {
            index += 1
            left -= 1
            while left <= 0, run + 1 < runs.count {
                run += 1
                left = runs[run].count
            }
        }
    }

    static func register(on connection: OpaquePointer) {
        // Read by SQLite for as long as the connection lives, which is the rest of the program.
        let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        unsafe module.initialize(to: sqlite3_module())
        unsafe module.pointee.xConnect = { connection, _, _, _, table, _ in
            let status = unsafe sqlite3_declare_vtab(connection, UnpackedTable.declaration)
            guard status == SQLITE_OK else { return status }
            let made = UnsafeMutablePointer<sqlite3_vtab>.allocate(capacity: 1)
            unsafe made.initialize(to: sqlite3_vtab())
            unsafe table?.pointee = made
            return SQLITE_OK
        }
        unsafe module.pointee.xDisconnect = { table in
            unsafe table?.deallocate()
            return SQLITE_OK
        }
        unsafe module.pointee.xBestIndex = { _, info in unsafe UnpackedTable.plan(info) }
        unsafe module.pointee.xOpen = { _, cursor in
            let made = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
            unsafe made.initialize(to: Cursor(rows: .passRetained(Rows())))
            unsafe cursor?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(
                to: sqlite3_vtab_cursor.self)
            return SQLITE_OK
        }
        unsafe module.pointee.xClose = { cursor in
            guard let cursor = unsafe cursor else { return SQLITE_OK }
            unsafe UnpackedTable.retained(cursor).release()
            unsafe cursor.deallocate()
            return SQLITE_OK
        }
        unsafe module.pointee.xFilter = { cursor, _, _, count, values in
            guard let cursor = unsafe cursor, count == UnpackedTable.arguments, let values = unsafe values
            else {
                return SQLITE_ERROR
            }
            return unsafe UnpackedTable.fill(UnpackedTable.rows(cursor), values)
        }
        unsafe module.pointee.xNext = { cursor in
            if let cursor = unsafe cursor { unsafe UnpackedTable.rows(cursor).advance() }
            return SQLITE_OK
        }
        unsafe module.pointee.xEof = { cursor in
            guard let cursor = unsafe cursor else { return 1 }
            let rows = unsafe UnpackedTable.rows(cursor)
            return rows.index < rows.points.count ? 0 : 1
        }
        unsafe module.pointee.xColumn = { cursor, context, column in
            if let cursor = unsafe cursor, let context = unsafe context {
                unsafe UnpackedTable.tell(UnpackedTable.rows(cursor), column, context)
            }
            return SQLITE_OK
        }
        unsafe module.pointee.xRowid = { cursor, row in
            if let cursor = unsafe cursor { unsafe row?.pointee = Int64(UnpackedTable.rows(cursor).index) }
            return SQLITE_OK
        }
        unsafe sqlite3_create_module(connection, "unpacked", module, nil)
    }

    private static func retained(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> Unmanaged<Rows> {
        unsafe UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self).pointee.rows
    }

    private static func rows(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> Rows {
        unsafe retained(cursor).takeUnretainedValue()
    }

    /// Every argument must be given, in the order of the columns.
    private static func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 {
        guard let info = unsafe info else { return SQLITE_ERROR }
        var found: Int32 = 0
        for index in 0..<Int(unsafe info.pointee.nConstraint) {
            let constraint = unsafe info.pointee.aConstraint[index]
            let argument = constraint.iColumn - firstArgument
            guard argument >= 0, Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ else { continue }
            if constraint.usable == 0 { return SQLITE_CONSTRAINT }
            unsafe info.pointee.aConstraintUsage[index].argvIndex = argument + 1
            unsafe info.pointee.aConstraintUsage[index].omit = 1
            found += 1
        }
        guard found == arguments else { return SQLITE_CONSTRAINT }
        unsafe info.pointee.estimatedCost = 300
        unsafe info.pointee.estimatedRows = 300
        return SQLITE_OK
    }

    private static func fill(_ rows: Rows, _ values: UnsafeMutablePointer<OpaquePointer?>) -> Int32 {
        let key = unsafe sqlite3_value_int64(values[0])
        let count = Int(clamping: unsafe sqlite3_value_int64(values[1]))
        let source = unsafe sqlite3_value_int64(values[2])
        let data = unsafe UnsafeRawBufferPointer(
            start: sqlite3_value_blob(values[4]), count: Int(sqlite3_value_bytes(values[4])))
        var runs = [Run(count: count, origin: .measured, source: source, poll: 0)]
        if let text = unsafe sqlite3_value_text(values[3]) {
            guard let read = unsafe Run.read(String(cString: text)), !read.isEmpty else {
                return SQLITE_CORRUPT
            }
            runs = read
        }
        guard let points = try? unsafe ChunkRow.points(data.bytes, count: count, key: key) else {
            return SQLITE_CORRUPT
        }
        (rows.points, rows.runs) = (points, runs)
        (rows.index, rows.run, rows.left) = (0, 0, runs[0].count)
        return SQLITE_OK
    }

    private static func tell(_ rows: Rows, _ column: Int32, _ context: OpaquePointer) {
        guard rows.index < rows.points.count else { return }
        let run = rows.runs[rows.run]
        switch column {
        case 0: unsafe sqlite3_result_int64(context, rows.points.times[rows.index])
        case 1: unsafe sqlite3_result_double(context, rows.points.values[rows.index])
        case 2:
            // SQLITE_TRANSIENT, a cast macro: SQLite copies the text.
            let destructor = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            unsafe sqlite3_result_text(context, run.origin.rawValue, -1, destructor)
        case 3: unsafe sqlite3_result_int64(context, run.source)
        case 4: unsafe sqlite3_result_int64(context, run.poll)
        default: unsafe sqlite3_result_null(context)
        }
    }
}
