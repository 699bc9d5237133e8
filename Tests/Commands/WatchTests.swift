import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct WatchTests {
    @Test func `a pipe gets the status again when something was recorded`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            _ = try await program.run("collect", "--once", "--network", "beta", "--mirror", server.url)
            let (watch, lines) = try program.start("status", "--watch", "--json")
            var iterator = lines.makeAsyncIterator()
            let first = try #require(await iterator.next())
            #expect(first.contains(#""series":[],"#))
            _ = try await program.run("collect", "--once", "--network", "alpha", "--mirror", server.url)
            var next = try #require(await iterator.next())
            // The two polls are two transactions, so there may be a state between them.
            if !next.contains("nodes.online") { next = try #require(await iterator.next()) }
            #expect(next.contains(#""metric":"nodes.online","labels":{},"value":62.0"#))
            watch.terminate()
            while await iterator.next() != nil {}
            watch.waitUntilExit()
            #expect(watch.terminationReason == .exit)
            #expect(watch.terminationStatus == 0)
        }
    }

    @Test func `a terminal is drawn anew in place, never longer than it is`() async throws {
        try await Program.collected { program in
            let terminal = try PseudoTerminal(
                Repository.product("assay"), ["status", "--watch"], columns: 60, rows: 8,
                environment: [
                    "HOME": program.home.path, "ASSAY_DATA": program.files.path,
                    "ASSAY_DATABASE": program.database.path,
                ])
            let before = terminal.lineModes
            try await program.reading(terminal) {
                try terminal.wait(forText: "nodes.online")
                try terminal.resize(columns: 40, rows: 6)
                // The next drawing begins at the top again.
                try terminal.wait(for: "a shorter status") { $0.text.contains("lines more") }
            }
            #expect(terminal.screen.text.hasPrefix("Alpha Net (alpha)"))
            try terminal.send("\u{3}")
            let end = try await program.reading(terminal) { try terminal.waitForExit() }
            #expect(end == .exited(0))
            #expect(terminal.lineModes == before)
        }
    }
}
