internal import FoundationEssentials

/// The folder of the files that come with Assay: it holds `Data` and `Rubrics`.
///
/// Searched in this order: the folder that `ASSAY_DATA` names; `../share/assay` from the executable (an
/// installed Assay); the executable's own folder and the ones above it (a checkout). No path of the build is
/// compiled in, so that an installed Assay needs no source tree.
public struct ShippedFiles: Hashable, Sendable {
    /// The path of the folder.
    public let root: String

    /// Networks, metrics, GPUs and what else is data.
    public var data: String { root + "/Data" }
    /// The questions and their weights.
    public var rubrics: String { root + "/Rubrics" }

    /// Finds the files of the running program.
    public init() throws(ShippedFilesError) {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        try self.init(environment: StartEnvironment.variables, executable: link ?? "/")
    }

    /// Finds the files of a program.
    ///
    /// - Parameters:
    ///   - environment: Its environment variables.
    ///   - executable: Its path; symbolic links are followed.
    /// - Throws: the places tried.
    public init(environment: [String: String], executable: String) throws(ShippedFilesError) {
        if let override = environment["ASSAY_DATA"], !override.isEmpty {
            guard Self.isRoot(override) else { throw ShippedFilesError(tried: ["ASSAY_DATA=" + override]) }
            root = override
            return
        }
        let folder = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().appending(path: "share/assay").path
        let checkouts = sequence(first: folder) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
        guard let found = ([installed] + checkouts.map(\.path)).first(where: Self.isRoot) else {
            throw ShippedFilesError(tried: [installed, "\(folder.path) and the folders above it"])
        }
        root = found
    }

    private static func isRoot(_ path: String) -> Bool {
        ["Data/Networks", "Rubrics"].allSatisfy {
            FileManager.default.fileExists(atPath: "\(path)/\($0)")
        }
    }
}

/// The shipped files are in none of their places.
public struct ShippedFilesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The places that were looked at, in order.
    public let tried: [String]

    public var description: String {
        "no Data/Networks and Rubrics in \(tried.joined(separator: ", nor in ")); "
            + "set ASSAY_DATA to the folder that holds Data and Rubrics"
    }
}
