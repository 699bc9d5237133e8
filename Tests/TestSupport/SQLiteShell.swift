public import Foundation

/// The `sqlite3` program, as a witness that is not the code under test.
public enum SQLiteShell {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Runs SQL on a file and returns the lines of its answer, columns separated by `|`.
    @discardableResult
    public static func run(_ sql: String, on file: URL) throws -> [String] {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-batch", "-bail", file.path, sql]
        process.standardOutput = output
        process.standardError = errors
        try process.start()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: String(decoding: complaint, as: UTF8.self))
        }
        return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
