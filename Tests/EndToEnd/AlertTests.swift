import Foundation
import Glibc
import TestSupport
import Testing
import Threads

/// A rule of the configuration that fires in the built program, and everybody who is told.
@Suite(.temporaryDirectory, .timeLimit(.minutes(3))) struct `An alert` {
    /// The networks' server and the one that the webhook goes to.
    private final class Hook: Sendable {
        private let bodies = Locked<[String]>([])
        private let told = DispatchSemaphore(value: 0)

        func answer(_ request: TestServer.Request) async -> TestServer.Response {
            guard request.path == "/hooks.test/assay" else { return await TestServer.healthy(request) }
            bodies.withLock { $0.append("\(request.method) \(request.text)") }
            told.signal()
            return .text("", status: 204)
        }

        /// Blocks until something was posted.
        func first() -> String? {
            _ = told.wait(timeout: .now() + .seconds(90))
            return bodies.withLock(\.first)
        }
    }

    /// The program with a rule that its first answer from Akash breaks, and a command that writes down what it gets.
    private func installation(_ server: TestServer) throws -> (Installation, told: URL) {
        let installation = try Installation(mirror: server.url)
        let folder = installation.folder.appending(path: ".config/assay")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try """
        alerts:
          bell: true
          notify: true
          command: [/bin/sh, -c, "env > \\"$HOME/told\\""]
          webhook: \(server.url)/hooks.test/assay
          rules:
            - { name: "many; nodes", network: akash, metric: nodes.online, above: 10 }
        """.write(to: folder.appending(path: "config.yaml"), atomically: true, encoding: .utf8)
        // Whoever reads a pipe waits for its writer.
        let told = installation.folder.appending(path: "told")
        try #require(unsafe mkfifo(told.path, 0o600) == 0)
        return (installation, told)
    }

    private func expectTold(_ variables: URL, _ hook: Hook) throws {
        let written = try FileHandle(forReadingFrom: variables).readToEnd()
        let text = String(decoding: written ?? Data(), as: UTF8.self)
        let lines = Set(text.split(separator: "\n").map(String.init))
        let wanted = [
            "ASSAY_ALERT_RULE=many; nodes", "ASSAY_ALERT_STATE=fired", "ASSAY_ALERT_VALUE=62.0",
            "ASSAY_ALERT_SUBJECT=akash nodes.online", "ASSAY_ALERT_CONDITION=above 10",
        ]
        #expect(lines.isSuperset(of: wanted), "\(text)")
        // Nothing of what Assay was told itself.
        #expect(!lines.contains { $0.hasPrefix("ASSAY_MIRROR") })
        let body = try #require(hook.first())
        #expect(body.hasPrefix("POST {") && body.contains(#""rule":"many; nodes""#))
        #expect(body.contains(#""state":"fired""#) && body.contains(#""value":62"#))
    }

    /// OSC 9 is xterm's and most others'; rxvt has 777, whose parts a semicolon divides.
    @Test(arguments: [("xterm-256color", "9;Assay: many, nodes:"), ("rxvt", "777;notify;Assay;many, nodes:")])
    func `rings, notifies, runs a command and asks a web server beside the dashboard`(
        term: String, notification: String
    ) async throws {
        let hook = Hook()
        try await TestServer.run(hook.answer) { server in
            let (installation, told) = try installation(server)
            try await onOwnThread {
                let terminal = try installation.terminal(with: ["TERM": term])
                try terminal.wait(for: "the bell and the notification") { screen in
                    screen.bells > 0 && screen.strings.contains { $0.hasPrefix(notification) }
                }
                try expectTold(told, hook)
                try terminal.send("7")
                try terminal.wait(forText: "akash nodes.online")
                try terminal.wait(forText: "many; nodes")
                try terminal.send("q")
                #expect(try terminal.waitForExit() == .exited(0))
            }
        }
    }

    @Test func `runs a command and asks a web server without a screen`() async throws {
        let hook = Hook()
        try await TestServer.run(hook.answer) { server in
            let (installation, told) = try installation(server)
            try await onOwnThread {
                let terminal = try installation.terminal(["collect"])
                try expectTold(told, hook)
                try terminal.send("\u{3}")
                #expect(try terminal.waitForExit() == .exited(0))
                // No bell: it may be the output of a service.
                #expect(terminal.screen.bells == 0 && !terminal.output.contains(0x1B))
            }
        }
    }
}
