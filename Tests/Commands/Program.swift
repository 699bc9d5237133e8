import Foundation
import Glibc
import TestSupport
import Testing

/// The built program with a home, data and a database of its own.
struct Program {
    /// How a run of it ended.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    let home: URL
    /// The folder that holds Data and Rubrics.
    let files: URL
    var database: URL { home.appending(path: "assay.sqlite") }

    /// Makes a home in the running test's directory, with some networks and a project for each, in place of the shipped.
    init(networks: [String: String]) throws {
        home = try TemporaryDirectory.current
        files = home.appending(path: "files")
        let data = files.appending(path: "Data")
        let folder = data.appending(path: "Networks")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["Metrics.yaml", "GPUs.yaml", "PriceIndex.yaml", "Baselines"] {
            try Self.link("Data/\(name)", from: data.appending(path: name))
        }
        try Self.link("Rubrics", from: files.appending(path: "Rubrics"))
        try FileManager.default.createDirectory(
            at: data.appending(path: "Projects"), withIntermediateDirectories: true)
        for (name, text) in networks {
            try write(text, to: "files/Data/Networks/\(name).yaml")
            try write(
                "id: \(name)\nname: \(name)\nnetwork: \(name)\n", to: "files/Data/Projects/\(name).yaml")
        }
    }

    private static func link(_ path: String, from place: URL) throws {
        try FileManager.default.createSymbolicLink(
            at: place, withDestinationURL: Repository.root.appending(path: path))
    }

    @discardableResult func write(_ text: String, to path: String) throws -> String {
        let file = home.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    /// Runs it to its end; the server of the test answers meanwhile.
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Outcome {
        try await run(arguments, environment: environment)
    }

    private func process(
        _ arguments: [String], _ environment: [String: String], by script: String? = nil
    ) throws -> Process {
        let process = Process()
        let product = try Repository.product("assay")
        process.executableURL = URL(fileURLWithPath: script == nil ? product : "/bin/sh")
        process.arguments = (script.map { ["-c", $0, product] } ?? []) + arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": home.path, "USER": "tester", "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "ASSAY_DATA": files.path, "ASSAY_DATABASE": database.path,
        ].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs it to its end; with a file for its output that is not kept, or by a shell's script that runs `"$0" "$@"`.
    func run(
        _ arguments: [String], environment: [String: String] = [:], into file: FileHandle? = nil,
        by script: String? = nil
    ) async throws -> Outcome {
        let process = try process(arguments, environment, by: script)
        // Files, not pipes: reading a pipe to its end would hold a thread that the server may need.
        let (output, errors) = (try stream("output"), try stream("errors"))
        process.standardOutput = file ?? output.handle
        process.standardError = errors.handle
        await withCheckedContinuation { continuation in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.start()
            } catch {
                Issue.record("the program does not start: \(error)")
                process.terminationHandler = nil
                continuation.resume()
            }
        }
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOf: output.url, encoding: .utf8),
            errors: try String(contentsOf: errors.url, encoding: .utf8))
    }

    /// Starts it with its output in a pipe, of which the lines come as they are written.
    func start(
        _ arguments: String..., errors: FileHandle = .standardError
    ) throws -> (process: Process, lines: AsyncStream<String>) {
        let process = try process(arguments, [:])
        process.standardError = errors
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.start()
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        let handle = pipe.fileHandleForReading
        Thread {
            var rest = Data()
            while true {
                let data = handle.availableData
                guard !data.isEmpty else { break }
                rest += data
                while let end = rest.firstIndex(of: 0x0A) {
                    continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            continuation.finish()
        }.start()
        return (process, lines)
    }

    /// Starts it with its output in a pipe that is full and that nobody reads; what is returned tells how it ended.
    func startUnread(_ arguments: String...) throws -> (process: Process, end: AsyncStream<Int32>) {
        let process = try process(arguments, [:])
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
        while unsafe Glibc.write(descriptor, [0x0A], 1) == 1 {}
        _ = fcntl(descriptor, F_SETFL, flags)
        process.standardOutput = pipe
        let (end, continuation) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { [pipe] process in
            // It is open until then.
            withExtendedLifetime(pipe) { _ = continuation.yield(process.terminationStatus) }
        }
        try process.start()
        return (process, end)
    }

    func stream(_ name: String) throws -> (url: URL, handle: FileHandle) {
        let url = home.appending(path: "\(name)-\(UUID().uuidString)")
        try Data().write(to: url)
        return (url, try FileHandle(forWritingTo: url))
    }

    /// The program on a terminal of its own.
    func terminal(_ arguments: [String]) throws -> PseudoTerminal {
        try PseudoTerminal(
            Repository.product("assay"), arguments,
            environment: [
                "HOME": home.path, "ASSAY_DATA": files.path, "ASSAY_DATABASE": database.path,
            ])
    }

    /// Waits for a terminal on a thread of its own, so that the server of the test can answer meanwhile.
    func reading<Value: Sendable>(
        _ terminal: PseudoTerminal, _ body: @escaping () throws -> Value
    ) async throws -> Value {
        // The caller waits, so that the thread alone touches the terminal meanwhile.
        nonisolated(unsafe) let body = body
        return try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: unsafe Result(catching: body)) }.start()
        }
    }
}
