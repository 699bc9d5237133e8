internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import Synchronization

/// How much this process has written to the write-ahead log of a file.
final class Log: Sendable {
    /// Since the log was shortened.
    private let pages = Atomic(0)
    private static let limit = 2_000

    var isLong: Bool { pages.load(ordering: .relaxed) > Self.limit }

    /// Counts what the connection has written since the last call.
    func note(_ database: Database) {
        var (written, highest): (CInt, CInt) = (0, 0)
        unsafe sqlite3_db_status(
            database.sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &written, &highest, 1)
        pages.add(Int(written), ordering: .relaxed)
    }

    func begin() { pages.store(0, ordering: .relaxed) }
}

extension DatabaseFile {
    /// Begins the log of a file of ours where it is empty, by writing what stands there already.
    ///
    /// GRDB wants something in it, and would make a table, drop it and wait for the disk twice. Nothing is lost where this is:
    /// the next commit brings it to the disk with itself.
    static func beginLog(of path: String, _ database: Database) throws {
        var status = stat()
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID,
            unsafe stat(path + "-wal", &status) != 0 || status.st_size == 0
        else { return }
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
        try database.inTransaction(.immediate) {
            // In the transaction: another process may be about to raise it.
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            try database.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Whether it is time for ``shortenLog()``: the log holds some megabytes.
    package var isLogLong: Bool { log.isLong }

    /// Brings the write-ahead log into the file, so that it begins anew.
    ///
    /// Takes milliseconds, in which transactions go on; only what they write meanwhile is brought in between two of them.
    package func shortenLog() throws(StorageError) {
        log.begin()
        // One that was deleted would begin anew, empty.
        try checkPlace()
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(1)
            let beside = try DatabaseQueue(path: path, configuration: configuration)
            for _ in 0..<2 {
                try beside.writeWithoutTransaction { database in
                    try Self.bringIn(database)
                    // SQLite does so only where all has been brought in, which would leave it to the last step.
                    try Self.sync(database)
                }
            }
            try pool.writeWithoutTransaction(Self.bringIn)
        } catch {
            throw StorageError(error, path: path)
        }
    }

    private static func bringIn(_ database: Database) throws {
        do {
            _ = try database.checkpoint(.passive)
        } catch DatabaseError.SQLITE_BUSY {
            // Another process is at it.
        }
    }

    /// Has the file itself on the disk, through the descriptor of the connection: to close another one would give up
    /// the locks that this process has on the file.
    private static func sync(_ database: Database) throws {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let status = unsafe withUnsafeMutablePointer(to: &file) {
            unsafe sqlite3_file_control(
                database.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, $0)
        }
        guard status == SQLITE_OK, let file = unsafe file,
            unsafe file.pointee.pMethods?.pointee.xSync?(file, SQLITE_SYNC_NORMAL) == SQLITE_OK
        else { throw DatabaseError(resultCode: .SQLITE_IOERR, message: "the file could not be synced") }
    }
}
