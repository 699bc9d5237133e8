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
    public static let version = 4

    public let path: String
    public let mode: Mode
    /// For modules that need more than ``read(_:)`` and ``write(_:)``; its errors are GRDB's.
    package let pool: DatabasePool
    let knownVersion: Int

    /// Opens the file, which ``Mode/readWrite`` creates if there is none.
    ///
    /// - Throws: ``StorageError`` when it cannot be opened, is not Assay's, or was written by a newer Assay.
    public convenience init(path: String, mode: Mode) throws(StorageError) {
        try self.init(path: path, mode: mode, patience: .seconds(5))
    }

    /// Opens the file as a later version of Assay, or with another patience for locks, would.
    package init(
        path: String, mode: Mode, patience: Duration, knownVersion: Int = DatabaseFile.version
    ) throws(StorageError) {
        self.path = path
        self.mode = mode
        self.knownVersion = knownVersion
        guard !path.isEmpty, path != ":memory:" else { throw StorageError(.notPermitted, path: path) }
        do {
            let configuration = Self.configuration(path, mode, patience, knownVersion)
            pool = try DatabasePool(path: path, configuration: configuration)
            guard mode == .readWrite else { return }
            // The pool sets NORMAL when it turns WAL on, after `prepareDatabase`.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try pool.write(Self.claim)
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// Runs `body` on one consistent state of the file.
    package func read<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
        do {
            return try pool.read(body)
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// Runs `body` in one transaction, which is on the disk when this returns and undone when it throws.
    package func write<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
        do {
            return try pool.write(body)
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// The same, and then `after` with what `body` gave, before any other transaction of this object begins.
    package func write<Value>(
        _ body: (Database) throws -> Value, then after: (Value) -> Void
    ) throws(StorageError) -> Value {
        do {
            return try pool.writeWithoutTransaction { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try body(database)
                    return .commit
                }
                // `inTransaction` has thrown if the body did.
                guard let value else { throw StorageError(.failed("no transaction"), path: path) }
                after(value)
                return value
            }
        } catch {
            throw StorageError(error, path: path)
        }
    }

    private static func configuration(
        _ path: String, _ mode: Mode, _ patience: Duration, _ knownVersion: Int
    ) -> Configuration {
        var configuration = Configuration()
        configuration.label = "assay"
        configuration.readonly = mode == .readOnly
        configuration.busyMode = .timeout(patience.inSeconds)
        configuration.prepareDatabase { database in
            // The newest page of a thousand series; in SQLite's 2 MB they push each other out.
            try database.execute(sql: "PRAGMA cache_size = -8000")
            // Bringing the log into the file takes long beside a commit: seldom, at 16 MB.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            // Only a file without pages takes this: what is deleted can then be given back in small steps.
            if !database.configuration.readonly {
                try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            }
            // Now, because the pool's next step is to write to the file.
            if let reason = try refusal(of: database, mode: mode, knownVersion: knownVersion) {
                throw StorageError(reason, path: path)
            }
        }
        return configuration
    }
}
