import Glibc
import TestSupport
import Testing

@Suite(.serialized, .temporaryDirectory, .timeLimit(.minutes(5))) struct `The dashboard in a terminal` {
    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `fills it and follows its size`(columns: Int, rows: Int) async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let terminal = try installation.terminal(columns: columns, rows: rows)
                try terminal.wait(forText: "Bittensor")
                try terminal.wait(forText: "q quit")
                try terminal.resize(columns: 100, rows: 30)
                try terminal.wait(for: "the footer in row 30") {
                    $0.text.split(separator: "\n", omittingEmptySubsequences: false)[29].contains("q quit")
                }
                try terminal.resize(columns: 50, rows: 20)
                try terminal.wait(forText: "50x20 is too small")
                try terminal.resize(columns: columns, rows: rows)
                try terminal.wait(forText: "q quit")
                try terminal.send("q")
                #expect(try terminal.waitForExit() == .exited(0))
            }
        }
    }

    @Test func `shows what another Assay collects, and takes over when that is killed`() async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let first = try installation.terminal(["collect"])
                try first.wait(forText: "akash/capacity  ok")
                let second = try installation.terminal(columns: 200, rows: 60)
                try second.wait(forText: "another Assay collects")
                try second.wait(forText: "6 of 7 sources fresh")
                try first.signal(SIGKILL)
                try second.wait(forText: "this one collects now")
                try second.wait(for: "no other Assay") { !$0.text.contains("another Assay collects") }
                try second.send("q")
                #expect(try second.waitForExit() == .exited(0))
            }
        }
    }

    /// How it can be ended, and how it then ends.
    static let ends: [(name: String, end: @Sendable (PseudoTerminal) throws -> Void)] = [
        ("q", { try $0.send("q") }), ("Ctrl-C", { try $0.send("\u{3}") }),
        ("SIGTERM", { try $0.signal(SIGTERM) }), ("SIGHUP", { try $0.signal(SIGHUP) }),
    ]

    @Test(arguments: ends.indices) func `leaves it as it was`(index: Int) async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let terminal = try installation.terminal()
                let modes = terminal.lineModes
                try terminal.wait(forText: "q quit")
                #expect(terminal.lineModes != modes && terminal.screen.isAlternate)
                try Self.ends[index].end(terminal)
                #expect(try terminal.waitForExit() == .exited(0))
                #expect(terminal.lineModes == modes)
                #expect(!terminal.screen.isAlternate && terminal.screen.modes == [7, 25])
            }
        }
    }

    @Test func `lets nothing through that a server hides in its words`() async throws {
        let hostile = "ab\u{1B}]52;c;aGkK\u{7}cd\u{9B}31mef\u{202E}gh\u{200B}ij"
        try await TestServer.run { _ in
            .text(hostile, status: 500)
        } while: { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let terminal = try installation.terminal()
                try terminal.wait(forText: "HTTP 500")
                try terminal.send("q")
                _ = try terminal.waitForExit()
                let output = String(decoding: terminal.output, as: UTF8.self)
                for piece in ["\u{1B}]52", "\u{9B}", "\u{202E}", "\u{200B}"] {
                    #expect(
                        !output.unicodeScalars.contains(sequence: piece.unicodeScalars),
                        "\(piece.debugDescription)")
                }
                #expect(terminal.screen.unknown.isEmpty)
            }
        }
    }

    @Test(arguments: [("dumb", "dumb"), ("", "TERM")])
    func `says what is wrong with a terminal that cannot show it`(name: String, word: String) async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let terminal = try installation.terminal(with: ["TERM": name])
                #expect(try terminal.waitForExit() == .exited(2))
                #expect(terminal.screen.text.contains(word))
                #expect(!terminal.output.contains(0x1B))
            }
        }
    }

    @Test func `writes no escape into a pipe`() async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let result = try installation.run()
                #expect(result.status == 2)
                #expect(!result.output.contains("\u{1B}") && result.errors.contains("terminal"))
            }
        }
    }
}

extension Collection where Element: Equatable {
    fileprivate func contains(sequence: some Collection<Element>) -> Bool {
        indices.contains { self[$0...].starts(with: sequence) }
    }
}
