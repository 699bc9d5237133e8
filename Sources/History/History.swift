internal import GRDB
internal import Metrics
public import Storage
internal import Threads

/// What was measured, when, and where it came from.
///
/// ```swift
/// let history = try History(DatabaseFile(path: path, mode: .readWrite))
/// try history.record(poll)
/// let prices = try history.columns(series, over: TimeRange(.seconds(86_400), until: .now()), count: 240)
/// ```
///
/// Every call does its work at once on the calling thread: ``record(_:)`` in one transaction that is on the disk
/// when it returns, each query on one consistent state of the file. Queries never wait for a recording, and see
/// what other processes have recorded. Samples sit on whole seconds.
public final class History: Sendable {
    let file: DatabaseFile
    let names: Locked<SeriesNames>
    let board = NoticeBoard()

    /// Opens the history in a file; a file open for writing gets its tables if it lacks them.
    ///
    /// - Throws: ``StorageError``; `unprepared` when the file is open for reading only and lacks the tables.
    public init(_ file: DatabaseFile) throws(StorageError) {
        self.file = file
        try file.migrate("history", to: 1, Schema.create)
        names = Locked(try file.read(SeriesNames.init(loadingFrom:)))
    }

    /// A notice after each recording through this object, until the stream is dropped.
    ///
    /// Recordings of other processes give none. Of unread notices the newest 100 are kept.
    public func notices() -> AsyncStream<Notice> { board.stream() }

    /// Runs a query with what is known of series, and keeps what it learns of them once it has ended well.
    func read<Value>(_ body: (Database, inout SeriesNames) throws -> Value) throws(StorageError) -> Value {
        var copy = names.withLock { $0 }
        let value = try file.read { try body($0, &copy) }
        names.withLock { $0.adopt(copy) }
        return value
    }

    /// Runs a transaction in the same way.
    func write<Value>(_ body: (Database, inout SeriesNames) throws -> Value) throws(StorageError) -> Value {
        var copy = names.withLock { $0 }
        let value = try file.write { try body($0, &copy) }
        names.withLock { $0.adopt(copy) }
        return value
    }
}
