import Foundation
import Glibc
import TestSupport
import Testing
import Transport

private let openssl = "/usr/bin/openssl"

/// Against the openssl program, where there is one, since TLS needs a server that speaks it.
@Suite(.temporaryDirectory, .enabled(if: FileManager.default.isExecutableFile(atPath: openssl)))
struct CertificateTests {
    private func start(_ arguments: String, output: Pipe = Pipe()) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: openssl)
        process.arguments = arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = try TemporaryDirectory.current
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.start()
        return process
    }

    /// It says where it listens: `ACCEPT 127.0.0.1:PORT`.
    private func listeningPort(in output: Pipe) -> Int? {
        var text = ""
        while !text.contains(/ACCEPT .*\n/) {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { return nil }
            text += String(decoding: data, as: UTF8.self)
        }
        return text.firstMatch(of: /ACCEPT .*:([0-9]+)/).flatMap { Int($0.1) }
    }

    @Test(.timeLimit(.minutes(1))) func `A certificate that nobody vouches for is refused`() async throws {
        let files = "-nodes -keyout key.pem -out certificate.pem"
        try start("req -x509 -newkey rsa:2048 -subj /CN=localhost \(files)").waitUntilExit()
        let output = Pipe()
        let serve = "s_server -accept 127.0.0.1:0 -key key.pem -cert certificate.pem -www"
        let server = try start(serve, output: output)
        defer {
            // Held back where this process holds signals back, as SIGTERM is, it would outlive the tests.
            kill(server.processIdentifier, SIGKILL)
            server.waitUntilExit()
        }
        let port = try #require(listeningPort(in: output))
        let engine = TransferEngine(.init(userAgent: "Assay/0.0"))
        let error = await #expect(throws: TransferError.self) {
            try await engine.fetch(Request("https://localhost:\(port)/"))
        }
        guard case .notSecure("localhost:\(port)", let why) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(why.contains("certificate"))
    }
}
