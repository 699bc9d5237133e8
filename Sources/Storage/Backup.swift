internal import FoundationEssentials
internal import GRDB
internal import Glibc

extension DatabaseFile {
    /// Copies the file as it is at one moment, while others go on writing to it.
    ///
    /// The copy appears under its name when it is complete and on the disk. Nothing is left of one that is given up.
    ///
    /// - Parameters:
    ///   - path: The copy.
    ///   - isWanted: Asked between two steps of 16 MiB whether to go on.
    /// - Returns: Whether it was made.
    /// - Throws: ``StorageError``; `exists` when there is a file already.
    @discardableResult
    public func backup(to path: String, while isWanted: @escaping () -> Bool = { true }) throws(StorageError)
        -> Bool
    {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw StorageError(.exists, path: path) }
        let unfinished = "\(path).unfinished"
        func clear() throws {
            for suffix in ["", "-wal", "-shm", "-journal"] where files.fileExists(atPath: unfinished + suffix)
            {
                try files.removeItem(atPath: unfinished + suffix)
            }
        }
        struct Unwanted: Error {}
        do {
            try clear()
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let copy = try DatabaseQueue(path: unfinished)
            let place = Self.place(self.path, mode)
            try DatabaseQueue(path: place, configuration: configuration).read { source in
                // Holds the state from here on; SQLite would begin anew with each commit of others.
                _ = try Int.fetchOne(source, sql: "SELECT count(*) FROM sqlite_schema")
                try copy.writeWithoutTransaction { copy in
                    try source.backup(to: copy, pagesPerStep: 4_096) {
                        if !$0.isCompleted, !isWanted() { throw Unwanted() }
                    }
                }
            }
            try copy.close()
            try Self.publish(unfinished, as: path)
            return true
        } catch {
            try? clear()
            if error is Unwanted { return false }
            throw StorageError(error, path: path)
        }
    }

    /// Gives a finished copy its name, both on the disk when this returns.
    static func publish(_ unfinished: String, as path: String) throws {
        try sync(unfinished)
        try FileManager.default.moveItem(atPath: unfinished, toPath: path)
        try sync(URL(filePath: path).deletingLastPathComponent().path)
    }

    private static func sync(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.notPermitted, path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageError(.failed("fsync failed"), path: path) }
    }
}
