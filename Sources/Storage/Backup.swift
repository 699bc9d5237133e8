internal import FoundationEssentials
internal import GRDB
internal import Glibc

extension DatabaseFile {
    /// Copies the file as it is at one moment, while others go on writing to it.
    ///
    /// The copy appears under its name when it is complete and on the disk.
    ///
    /// - Throws: ``StorageError``; `exists` when there is a file already.
    public func backup(to path: String) throws(StorageError) {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw StorageError(.exists, path: path) }
        let unfinished = "\(path).unfinished"
        do {
            for suffix in ["", "-wal", "-shm", "-journal"] where files.fileExists(atPath: unfinished + suffix)
            {
                try files.removeItem(atPath: unfinished + suffix)
            }
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let copy = try DatabaseQueue(path: unfinished)
            try DatabaseQueue(path: self.path, configuration: configuration).backup(to: copy)
            try copy.close()
            try Self.sync(unfinished)
            try files.moveItem(atPath: unfinished, toPath: path)
        } catch {
            try? files.removeItem(atPath: unfinished)
            throw StorageError(error, path: path)
        }
    }

    private static func sync(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.notPermitted, path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageError(.failed("fsync failed"), path: path) }
    }
}
