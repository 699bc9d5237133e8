internal import FoundationEssentials
internal import GRDB

extension StorageError {
    /// Says what an error of GRDB means for the file at `path`.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StorageError: self = error
        case let error as DatabaseError: self.init(Self.reason(of: error, path: path), path: path)
        case let error as CocoaError: self.init(Self.reason(of: error), path: path)
        default: self.init(.failed("\(error)"), path: path)
        }
    }

    private static func reason(of error: CocoaError) -> Reason {
        switch error.code {
        case .fileWriteOutOfSpace: .diskFull
        case .fileWriteVolumeReadOnly: .readOnly
        case .fileWriteNoPermission, .fileReadNoPermission: .notPermitted
        case .fileWriteFileExists: .exists
        default: .failed("a file beside it could not be moved or removed")
        }
    }

    private static func reason(of error: DatabaseError, path: String) -> Reason {
        switch error.resultCode {
        // Of a folder it reads nothing, which it calls an error of the disk.
        case .SQLITE_CANTOPEN: whyNotOpened(path)
        case .SQLITE_IOERR where isFolder(path): .isFolder
        case .SQLITE_PERM, .SQLITE_AUTH: .notPermitted
        case .SQLITE_NOTADB: .notADatabase
        case .SQLITE_READONLY: .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
        case .SQLITE_FULL: .diskFull
        case .SQLITE_CORRUPT: .damaged(error.message ?? "\(error.resultCode)")
        default: .failed(error.message ?? "\(error.resultCode)")
        }
    }

    /// SQLite says "unable to open database file" for every cause; the file system knows which it was.
    private static func whyNotOpened(_ path: String) -> Reason {
        let files = FileManager.default
        if files.fileExists(atPath: path) { return isFolder(path) ? .isFolder : .notPermitted }
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard files.fileExists(atPath: folder) else { return .missingFolder(folder) }
        return files.isWritableFile(atPath: folder) ? .missing : .notPermitted
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
}
