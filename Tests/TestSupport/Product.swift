internal import Foundation

extension Repository {
    /// The path of a program of this package, built beside the running tests.
    public static func product(_ name: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: name).path
    }
}
