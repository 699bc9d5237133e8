internal import FoundationEssentials
internal import Glibc

/// A file that a person has named for something to be written to.
///
/// The one place that decides how: a file is written whole or not at all, and one that exists only when that is forced. A
/// link, a device or a pipe is written through, for in its place a file would be put.
public struct NamedFile: Sendable {
    /// Where it is, or will be.
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Writes a text, over what is there only when that `isForced`.
    ///
    /// - Throws: why it cannot be written; ``FileError/isTaken`` where it exists and nothing was forced.
    public func write(_ text: String, isForced: Bool) throws(FileError) {
        let kind = kind { unsafe lstat($0, &$1) }
        // Behind a link there may be a file too.
        let target = self.kind { unsafe stat($0, &$1) }
        if target == S_IFDIR { throw FileError(folder: path) }
        if !isForced, target == S_IFREG { throw FileError(CocoaError(.fileWriteFileExists), writing: path) }
        let options: Data.WritingOptions =
            switch kind {
            // Whoever makes the file this moment is not written over.
            case nil: isForced ? .atomic : .withoutOverwriting
            case S_IFREG: .atomic
            default: []
            }
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: options)
        } catch {
            throw FileError(error, writing: path)
        }
    }

    /// What kind of file it is by one of the calls of the system; nil where there is none.
    private func kind(_ look: (String, inout stat) -> Int32) -> mode_t? {
        var attributes = stat()
        guard look(path, &attributes) == 0 else { return nil }
        return attributes.st_mode & S_IFMT
    }
}
