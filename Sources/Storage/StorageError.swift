/// Why the database file could not be opened, read or written.
///
/// Its description is one sentence that names the file and says what to do.
public struct StorageError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// There is no such file, and it was to be read only.
        case missing
        /// The folder of the file does not exist.
        case missingFolder(String)
        /// The path names a folder.
        case isFolder
        /// The system does not let this user open or create it.
        case notPermitted
        /// Its bytes are not those of a SQLite database.
        case notADatabase
        /// A SQLite database that is not Assay's.
        case anotherProgram
        /// It has been brought to a form that only a newer Assay knows.
        case newer(version: Int, known: Int)
        /// It lacks tables that opening it for writing would add.
        case unprepared
        /// The file, its folder or its file system does not allow writing.
        case readOnly
        /// Another program kept it locked for longer than the patience.
        case locked
        case diskFull
        /// Since it was opened it was deleted or moved, or another file has come into its place.
        case gone
        /// A new file was to be made, and there is one already.
        case exists
        /// Its pages contradict each other; the text is SQLite's.
        case damaged(String)
        /// Anything else; the text is SQLite's.
        case failed(String)
    }

    public let path: String
    public let reason: Reason

    package init(_ reason: Reason, path: String) {
        self.reason = reason
        self.path = path
    }
}

extension StorageError {
    /// The reason and what to do in a few words, for a line on a screen; nil where that takes the whole sentence.
    public var brief: String? {
        switch reason {
        case .diskFull: "the disk is full: free some space"
        case .gone: "the database was deleted or moved: start assay again"
        case .readOnly: "the database cannot be written: look at its permissions and its disk"
        case .locked: "another program locks the database: end it"
        case .damaged: "the database is damaged: `assay doctor` says more"
        default: nil
        }
    }
}

extension StorageError: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .missing:
            "There is no database at \(path): `assay collect` starts one."
        case .missingFolder(let folder):
            "There is no folder \(folder) for the database \(path): make it with `mkdir -p`, or name another file with --database."
        case .isFolder:
            "The database \(path) is a folder: name a file inside it with --database."
        case .notPermitted:
            "The database \(path) may not be opened: look at the permissions of the file and its folder, or name another file with --database."
        case .notADatabase:
            "\(path) is not a SQLite database: name another file with --database."
        case .anotherProgram:
            "\(path) is the SQLite database of another program: name another file with --database."
        case .newer(let version, let known):
            "The database \(path) was written by a newer Assay (version \(version) of the file, this one knows \(known)): update Assay, or name another file with --database."
        case .unprepared:
            "The database \(path) is not prepared for this Assay yet: start `assay` or `assay collect` on it once."
        case .readOnly:
            "The database \(path) cannot be written: look at the permissions of the file and its folder, and whether the disk is mounted read-only."
        case .locked:
            "The database \(path) is locked by another program: end it (`fuser \(path)` lists the candidates) and try again."
        case .diskFull:
            "The disk that holds the database \(path) is full, so nothing more is stored: free some space."
        case .gone:
            "The database \(path) was deleted or moved while it was open, so nothing more is stored: start assay again, or move it back first."
        case .exists:
            "There is a file \(path) already: name another one."
        case .damaged(let detail):
            "The database \(path) is damaged (\(detail)): restore a backup, or save what is readable with `assay doctor --database \(path) --salvage saved.sqlite`."
        case .failed(let detail):
            "The database \(path) failed (\(detail)): look at the system's log for errors of the disk, and try again."
        }
    }
}
