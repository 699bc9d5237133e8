internal import FoundationEssentials

/// Why a file or a folder could not be written, in one sentence that says what to do.
///
/// The one place that puts the errors of Foundation into words: their own are not for people.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was to be written.
    public let path: String
    /// Whether something of that name exists, where a new file was wanted.
    public let isTaken: Bool
    /// Why, and what to do.
    public let reason: String

    public var description: String { "\(path) cannot be written: \(reason)" }

    /// - Parameters:
    ///   - error: What Foundation said.
    ///   - path: What was to be written.
    ///   - advice: What else could be done, as `name another file with --database`.
    public init(_ error: any Error, writing path: String, or advice: String = "name another place") {
        self.path = path
        let code = (error as? CocoaError)?.code
        isTaken = code == .fileWriteFileExists
        let folder = URL(filePath: path).deletingLastPathComponent().path
        reason = Self.reason(code, folder, advice)
    }

    /// Says that a folder was named where a file was wanted.
    init(folder path: String) {
        (self.path, isTaken, reason) = (path, false, "it is a folder; name a file in it")
    }

    private static func reason(_ code: CocoaError.Code?, _ folder: String, _ advice: String) -> String {
        let files = FileManager.default
        var isFolder = false
        let isThere = files.fileExists(atPath: folder, isDirectory: &isFolder)
        return switch code {
        case .fileWriteOutOfSpace: "the disk is full; free some space, or \(advice)"
        case .fileWriteVolumeReadOnly: "its disk takes no changes (mounted read-only); \(advice)"
        case _ where isThere && !isFolder: "\(folder) is a file and no folder; \(advice)"
        case .fileWriteFileExists: "there is something of that name; \(advice)"
        case .fileNoSuchFile where !isThere, .fileReadNoSuchFile where !isThere:
            "there is no folder \(folder); make it with `mkdir -p`, or \(advice)"
        case .fileWriteNoPermission, .fileReadNoPermission:
            "you may not write there; look at the permissions of \(isThere ? folder : "the folders above it"), or \(advice)"
        default: "look at the permissions of \(folder) and at its disk, or \(advice)"
        }
    }
}
