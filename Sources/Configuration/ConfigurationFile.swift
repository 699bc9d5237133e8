public import Documents
internal import FoundationEssentials
internal import Glibc

/// The file that settings are read from, now and whenever it has changed.
///
/// A file that is not there means that nothing is set. One that is wrong is told of, and what was set before stays.
public struct ConfigurationFile: Sendable {
    /// What a look at the file has found.
    public enum News: Sendable {
        /// It is as it was.
        case nothing
        case changed(Settings)
        /// It has changed, but is wrong; the settings stay as they were.
        case refused(DocumentError)
    }

    /// Where it is, whether it is there or not.
    public let path: String
    private let names: KnownNames
    private var stamp: Stamp?
    public private(set) var settings = Settings()

    /// Names the file, `config.yaml` of the configuration folder, without reading it.
    public init(path: String, names: KnownNames) {
        self.path = path
        self.names = names
    }

    /// Reads it.
    ///
    /// - Throws: the first thing that is wrong, with file, line and what is allowed.
    public mutating func read() throws(DocumentError) {
        stamp = Stamp(of: path)
        guard stamp != nil else {
            settings = Settings()
            return
        }
        settings = try SettingsReader(names: names).read(Document(at: path))
    }

    /// Reads it again if it has changed since.
    public mutating func look() -> News {
        let present = Stamp(of: path)
        guard present != stamp else { return .nothing }
        let before = settings
        do {
            try read()
            return settings == before ? .nothing : .changed(settings)
        } catch {
            settings = before
            return .refused(error)
        }
    }

    /// What tells one state of a file from another: editors write a new file in its place.
    private struct Stamp: Equatable {
        let inode: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int

        /// Nil when there is no file.
        init?(of path: String) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }
}
