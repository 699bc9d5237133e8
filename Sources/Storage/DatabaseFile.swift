internal import FoundationEssentials
package import GRDB
internal import Metrics

/// The one SQLite file in which Assay keeps everything.
///
/// Opened in WAL mode with `synchronous = FULL`: what a write has returned from survives `kill -9` and a loss of
/// power, and readers never wait for the writer. Every module keeps its tables in it and brings them to their
/// present form with ``migrate(_:to:_:)``. Several processes may have it open. It is closed with the last reference.
public final class DatabaseFile: Sendable {
    public enum Mode: Sendable {
        case readWrite
        case readOnly
    }

    /// The form of the file that this Assay writes, kept in `PRAGMA user_version`.
    ///
    /// Raised by one with every release that adds a step to any module; see ``migrate(_:to:_:)``.
    public static let version = 7

    public let path: String
    public let mode: Mode
    /// For modules that need more than ``read(_:)`` and ``write(_:)``; its errors are GRDB's.
    package let pool: DatabasePool
    let knownVersion: Int
    /// Is told how much of a copy of an older file is made, from 0 to 1.
    let copying: @Sendable (Double) -> Void
    let log = Log()
    /// Of the file that was opened; nil when it is only read.
    private let identity: FileIdentity?

    /// Opens the file, which ``Mode/readWrite`` creates if there is none.
    ///
    /// `copying` is told how far the copy is, from 0 to 1, that ``migrate(_:to:_:)`` leaves of an older file: of a large
    /// one it takes seconds.
    ///
    /// - Throws: ``StorageError`` when it cannot be opened, is not Assay's, or was written by a newer Assay.
    public convenience init(
        path: String, mode: Mode, copying: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws(StorageError) {
        try self.init(path: path, mode: mode, patience: .seconds(5), copying: copying)
    }

    /// Opens the file as a later version of Assay, or with another patience for locks, would.
    package init(
        path: String, mode: Mode, patience: Duration, knownVersion: Int = DatabaseFile.version,
        copying: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws(StorageError) {
        self.path = path
        self.mode = mode
        self.knownVersion = knownVersion
        self.copying = copying
        guard !path.isEmpty, path != ":memory:" else { throw StorageError(.notPermitted, path: path) }
        do {
            let configuration = Self.configuration(path, mode, patience, knownVersion)
            pool = try DatabasePool(path: Self.place(path, mode), configuration: configuration)
            identity = mode == .readWrite ? FileIdentity(of: path) : nil
            guard mode == .readWrite else { return }
            // The pool sets NORMAL when it turns WAL on, after `prepareDatabase`.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try pool.write(Self.claim)
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// What SQLite opens: beside a file that is only read it would put two of its own, unless nobody can write there.
    ///
    /// A log that was left behind needs them; without one the file alone is all (SQLite's manual, uri.html, immutable).
    package static func place(_ path: String, _ mode: Mode) -> String {
        let files = FileManager.default
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard mode == .readOnly, files.fileExists(atPath: path), !files.isWritableFile(atPath: folder),
            !files.fileExists(atPath: path + "-wal")
        else { return path }
        return URL(filePath: path).absoluteString + "?immutable=1"
    }

    /// Runs `body` on one consistent state of the file.
    package func read<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
        do {
            return try pool.read(body)
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// Runs `body` in one transaction, which is on the disk when this returns and undone when it throws; then `after`
    /// with what `body` gave, before any other transaction of this object begins.
    package func write<Value>(
        _ body: (Database) throws -> Value, then after: (Value) -> Void = { _ in }
    ) throws(StorageError) -> Value {
        try checkPlace()
        do {
            return try pool.writeWithoutTransaction { database in
                let value = try transaction(body, in: database)
                after(value)
                return value
            }
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// The same for what can be done again: it is on the disk only with the next ``write(_:)``.
    ///
    /// A loss of power before that undoes it; nothing that comes later is on the disk without it.
    package func writeAhead<Value>(
        _ body: (Database) throws -> Value, then after: (Value) -> Void = { _ in }
    ) throws(StorageError) -> Value {
        try checkPlace()
        do {
            return try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
                let result = Result { try transaction(body, in: database) }
                try database.execute(sql: "PRAGMA synchronous = FULL")
                let value = try result.get()
                after(value)
                return value
            }
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// SQLite goes on writing into a file that has no name any more, and all of that is lost.
    func checkPlace() throws(StorageError) {
        guard identity == nil || identity == FileIdentity(of: path) else {
            throw StorageError(.gone, path: path)
        }
    }

    private func transaction<Value>(
        _ body: (Database) throws -> Value, in database: Database
    ) throws -> Value {
        var value: Value?
        try database.inTransaction(.immediate) {
            value = try body(database)
            return .commit
        }
        log.note(database)
        // `inTransaction` has thrown if the body did.
        guard let value else { throw StorageError(.failed("no transaction"), path: path) }
        return value
    }

    private static func configuration(
        _ path: String, _ mode: Mode, _ patience: Duration, _ knownVersion: Int
    ) -> Configuration {
        var configuration = Configuration()
        configuration.label = "assay"
        configuration.readonly = mode == .readOnly
        configuration.busyMode = .timeout(patience.inSeconds)
        configuration.prepareDatabase { database in
            // Where nobody calls `shortenLog` in time, a commit does it: seldom, at 16 MB, for that takes long.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            // Debian's SQLite fills what is deleted with zeros, which writes every page of a poll once more.
            try database.execute(sql: "PRAGMA secure_delete = OFF")
            // What is deleted can then be given back in small steps. Only a file without pages takes this; any other would
            // be written to, and waited for.
            if !database.configuration.readonly, try Int.fetchOne(database, sql: "PRAGMA page_count") == 0 {
                try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            }
            // Now, because the pool's next step is to write to the file.
            if let reason = try refusal(of: database, mode: mode, knownVersion: knownVersion) {
                throw StorageError(reason, path: path)
            }
            if !database.configuration.readonly { try beginLog(of: path, database) }
        }
        return configuration
    }
}
