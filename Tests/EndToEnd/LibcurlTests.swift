import Foundation
import TestSupport
import Testing

/// That libcurl, which is large, is loaded by the first request and not before.
@Suite(.serialized, .temporaryDirectory, .timeLimit(.minutes(5))) struct `libcurl` {
    /// Lets the loader tell into which files it looks.
    private struct LoaderLog {
        let path: String
        var environment: [String: String] { ["LD_DEBUG": "files", "LD_DEBUG_OUTPUT": path] }

        init(_ name: String, _ installation: Installation) {
            path = installation.folder.appending(path: "\(name).log").path
        }

        /// Whether the program, or one that it started, loaded libcurl.
        var tellsOfLibcurl: Bool {
            get throws {
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                    .map { folder.appending(path: $0).path }.filter { $0.hasPrefix(path + ".") }
                try #require(!files.isEmpty)
                return try files.contains {
                    try String(contentsOfFile: $0, encoding: .utf8).contains("libcurl")
                }
            }
        }
    }

    /// Lets the loader find a libcurl that is none.
    private func broken() throws -> [String: String] {
        let folder = try TemporaryDirectory.current.appending(path: "broken")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appending(path: "libcurl.so.4"))
        return ["LD_LIBRARY_PATH": folder.path]
    }

    @Test func `is loaded by who sends requests alone`() async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let collecting = LoaderLog("collecting", installation)
                let collector = try installation.terminal(["collect"], with: collecting.environment)
                try collector.wait(forText: "arweave/info  ok")
                #expect(try collecting.tellsOfLibcurl)

                for (name, arguments) in [
                    ("version", ["--version"]), ("status", ["status"]), ("sql", ["sql", "SELECT 1"]),
                ] {
                    let log = LoaderLog(name, installation)
                    #expect(try installation.run(arguments, with: log.environment).status == 0)
                    #expect(try !log.tellsOfLibcurl, "\(name)")
                }

                // Another process collects, so that the dashboard has nothing to ask.
                let watching = LoaderLog("watching", installation)
                let dashboard = try installation.terminal(with: watching.environment)
                try dashboard.wait(forText: "30 296")
                #expect(try !watching.tellsOfLibcurl)
                try dashboard.send("q")
                #expect(try dashboard.waitForExit() == .exited(0))

                try collector.signal(SIGTERM)
                #expect(try collector.waitForExit() == .exited(0))
            }
        }
    }

    @Test func `is asked for by name when it cannot be loaded, and missed by no one else`() async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            let broken = try broken()
            try await onOwnThread {
                #expect(try installation.run(["collect", "--once"]).status == 0)
                #expect(try installation.run(["status"], with: broken).status == 0)

                let vain = try installation.run(["collect", "--once"], with: broken)
                #expect(vain.status == 2)
                let lines = vain.output.split(separator: "\n")
                #expect(lines.count == 7)
                for line in lines {
                    #expect(line.contains("  unmeasured  libcurl.so.4 cannot be loaded: "))
                    #expect(
                        line.hasSuffix(
                            "libcurl.so.4: file too short; install libcurl4 and start Assay again."))
                }

                let dashboard = try installation.terminal(with: broken)
                try dashboard.wait(forText: "30 296")
                try dashboard.send("9")
                try dashboard.wait(forText: "libcurl.so.4 cannot be loaded")
                try dashboard.send("q")
                #expect(try dashboard.waitForExit() == .exited(0))
            }
        }
    }

    @Test func `is not needed by the demo`() async throws {
        let installation = try Installation(ofDemoWithMirror: "http://127.0.0.1:9")
        let broken = try broken()
        try await onOwnThread {
            let log = LoaderLog("demo", installation)
            let environment = broken.merging(log.environment) { $1 }
            let database = installation.folder.appending(path: "demo.sqlite").path
            let terminal = try installation.terminal(["demo", "--database", database], with: environment)
            try terminal.wait(forText: "DEMO", within: .seconds(120))
            try terminal.wait(forText: "Bittensor")
            try terminal.send("q")
            #expect(try terminal.waitForExit() == .exited(0))
            #expect(try !log.tellsOfLibcurl)
            let status = try installation.run(["status"], with: broken)
            #expect(status.status == 0)
        }
    }
}
