internal import FoundationEssentials
internal import Glibc

/// Where a user's own files are, by the XDG base directory specification.
///
/// <https://specifications.freedesktop.org/basedir-spec/latest/>: a variable that is empty or holds a relative
/// path counts as not set.
public struct UserFolders: Hashable, Sendable {
    /// Configuration, own network files and rubrics: `~/.config/assay`.
    public let config: String
    /// The database: `~/.local/share/assay`.
    public let data: String
    /// Logs and what the screens remember: `~/.local/state/assay`.
    public let state: String

    /// The user's own network files.
    public var networks: String { config + "/networks" }
    /// The user's own rubrics.
    public var rubrics: String { config + "/rubrics" }

    /// The folders of this process's user; none is created.
    ///
    /// Without HOME, as in a system service, that of the user's account counts.
    public init() throws(UserFoldersError) {
        var environment = StartEnvironment.variables
        if environment["HOME", default: ""].isEmpty { environment["HOME"] = Self.homeOfAccount }
        try self.init(environment: environment)
    }

    /// What the system's list of users says, by getpwuid(3).
    private static var homeOfAccount: String? {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        let status = unsafe getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found)
        guard status == 0, unsafe found != nil, let home = unsafe entry.pw_dir else { return nil }
        return unsafe String(cString: home)
    }

    /// The folders that a set of environment variables names; none is created.
    public init(environment: [String: String]) throws(UserFoldersError) {
        config = try Self.folder("XDG_CONFIG_HOME", ".config", environment)
        data = try Self.folder("XDG_DATA_HOME", ".local/share", environment)
        state = try Self.folder("XDG_STATE_HOME", ".local/state", environment)
    }

    /// Makes the folder of the database where there is none.
    ///
    /// - Throws: why it cannot be made.
    public func makeData() throws(FileError) {
        do {
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        } catch {
            throw FileError(error, writing: data, or: "name another file with --database")
        }
    }

    /// Tries whether ``state`` can be written, or made where it is not there yet; leaves nothing behind.
    ///
    /// - Throws: why it cannot.
    public func tryState() throws(FileError) {
        let files = FileManager.default
        // What is not there can be made if something can be put into the next folder above it.
        var parent = URL(filePath: state)
        var missing = parent
        while !files.fileExists(atPath: parent.path), parent.path != "/" {
            missing = parent
            parent.deleteLastPathComponent()
        }
        let trial = parent.appending(path: ".assay-\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try Data().write(to: trial, options: .withoutOverwriting)
            try files.removeItem(at: trial)
        } catch {
            let path = missing == parent ? trial : missing
            throw FileError(error, writing: path.path, or: Self.stateAdvice)
        }
    }

    /// What else can be done where ``state`` cannot be written.
    public static let stateAdvice = "point XDG_STATE_HOME elsewhere"

    private static func folder(
        _ variable: String, _ usual: String, _ environment: [String: String]
    ) throws(UserFoldersError) -> String {
        if let path = environment[variable], path.hasPrefix("/") { return path + "/assay" }
        guard let home = environment["HOME"], home.hasPrefix("/") else {
            throw UserFoldersError(variable: variable)
        }
        return "\(home)/\(usual)/assay"
    }
}

/// A user folder cannot be named.
public struct UserFoldersError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The variable that would name it without HOME.
    public let variable: String

    public var description: String {
        "neither HOME nor \(variable) is set to an absolute path; set one of them"
    }
}
