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

    @Test func `who reads no more is not waited for`() async throws {
        try await Program.collected { program in
            // It ends by itself, though nothing is recorded any more.
            let outcome = try await program.run(
                ["status", "--watch", "--csv"], by: "\"$0\" \"$@\" | head -1")
            #expect(outcome.status == 0 && outcome.output.hasPrefix("network,metric"), "\(outcome)")
        }
    }

    @Test func `columns are named once`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            _ = try await program.run("collect", "--once", "--network", "beta", "--mirror", server.url)
            let (watch, lines) = try program.start("status", "--watch", "--csv")
            var iterator = lines.makeAsyncIterator()
            #expect(try #require(await iterator.next()).hasPrefix("network,metric"))
            _ = try await program.run("collect", "--once", "--network", "alpha", "--mirror", server.url)
            #expect(try #require(await iterator.next()).hasPrefix("alpha,"))
            watch.terminate()
            while let line = await iterator.next() { #expect(!line.hasPrefix("network,")) }
            watch.waitUntilExit()
        }
    }

    @Test
    func `a narrow terminal leaves out what is beside a figure, and never a part of it`()
        async throws
    {
        try await Program.collected { program in
            let terminal = try PseudoTerminal(
                Repository.product("assay"), ["status", "--watch"], columns: 22, rows: 24,
                environment: [
                    "HOME": program.home.path, "ASSAY_DATA": program.files.path,
                    "ASSAY_DATABASE": program.database.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                ])
            try await program.reading(terminal) { try terminal.wait(forText: "q quit") }
            let text = terminal.screen.text
            #expect(text.contains("  nodes.online  62"), "\(text)")
            #expect(text.contains("  gpu…100}     15 GPUs\n  gpu…100}           …"), "\(text)")
            try terminal.send("q")
            _ = try await program.reading(terminal) { try terminal.waitForExit() }
        }
    }

    @Test(arguments: ["q", "\u{1B}", "\u{3}"])
    func `a terminal shows a part that keys scroll, and is given back whatever ends it`(
        end: String
    ) async throws {
        try await Program.collected { program in
            // The shell waits until the modes of the line were read.
            let script = "printf 'ready\\n'; read go; exec \"$0\" \"$@\""
            let terminal = try PseudoTerminal(
                "/bin/sh", ["-c", script, Repository.product("assay"), "status", "--watch"],
                columns: 60, rows: 8,
                environment: [
                    "HOME": program.home.path, "ASSAY_DATA": program.files.path,
                    "ASSAY_DATABASE": program.database.path, "TERM": "xterm-256color",
                    "LC_ALL": "C.UTF-8",
                ])
            try await program.reading(terminal) { try terminal.wait(forText: "ready") }
            let before = terminal.lineModes
            try terminal.send("\n")
            try await program.reading(terminal) {
                try terminal.wait(forText: "nodes.online")
                try terminal.resize(columns: 50, rows: 4)
                try terminal.wait(forText: "1–3 of")
                #expect(terminal.screen.text.hasPrefix("Alpha Net (alpha)"))
                try terminal.send("xj")
                try terminal.wait(forText: "2–4 of")
                #expect(!terminal.screen.text.contains("x  "))
                try terminal.send("G")
                try terminal.wait(for: "its end") { !$0.text.contains("2–4 of") }
                #expect(!terminal.screen.text.contains("Alpha Net (alpha)"))
                try terminal.send("g")
                try terminal.wait(forText: "Alpha Net (alpha)")
            }
            try terminal.send(end)
            let exit = try await program.reading(terminal) { try terminal.waitForExit() }
            #expect(exit == .exited(0))
            #expect(terminal.lineModes == before && !terminal.screen.isAlternate)
        }
    }

    @Test(arguments: [
        ("dumb", "TERM=dumb cannot place its cursor"),
        ("nothing-such", "no terminfo entry for TERM=nothing-such"),
    ])
    func `a terminal without screens is told why it gets line after line`(
        type: String, reason: String
    ) async throws {
        try await Program.collected { program in
            let terminal = try PseudoTerminal(
                Repository.product("assay"), ["status", "--watch"], columns: 160, rows: 40,
                environment: [
                    "HOME": program.home.path, "ASSAY_DATA": program.files.path,
                    "ASSAY_DATABASE": program.database.path, "TERM": type, "LC_ALL": "C.UTF-8",
                ])
            try await program.reading(terminal) { try terminal.wait(forText: "nodes.online") }
            #expect(terminal.screen.text.contains("line after line, for there is no screen: \(reason)"))
            try terminal.send("\u{3}")
            let exit = try await program.reading(terminal) { try terminal.waitForExit() }
            #expect(exit == .exited(0))
        }
    }

    @Test func `a pipe is told nothing besides`() async throws {
        try await Program.collected { program in
            let errors = try program.stream("errors")
            let (watch, lines) = try program.start("status", "--watch", errors: errors.handle)
            var iterator = lines.makeAsyncIterator()
            #expect(await iterator.next() != nil)
            watch.terminate()
            while await iterator.next() != nil {}
            watch.waitUntilExit()
            #expect(try String(contentsOf: errors.url, encoding: .utf8).isEmpty)
        }
    }
}
