import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct `Terminal output` {
    private func output(_ arguments: [String] = [], environment: [String: String] = [:], keys: String = "q")
        throws -> String
    {
        let probe = try Probe.shown(arguments, environment: environment)
        try probe.terminal.send(keys)
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
        return String(decoding: probe.terminal.output, as: UTF8.self)
    }

    @Test func `writes nothing for a frame that is the same`() throws {
        #expect(try output(keys: "nnnnq") == output(keys: "q"))
    }

    @Test func `lets nothing hostile through`() throws {
        let probe = try Probe.shown()
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        let output = String(decoding: probe.terminal.output, as: UTF8.self)
        for forbidden in ["\u{1B}]", "\u{7}", "\u{9B}", "\u{202E}", "\u{200B}", "\u{1B}[31m"] {
            #expect(
                !output.unicodeScalars.contains(forbidden.unicodeScalars), "\(forbidden.debugDescription)")
        }
    }

    @Test func `shows wide characters and marks in their cells`() throws {
        let probe = try Probe.shown()
        #expect(probe.terminal.screen.text.contains("\n東京 e\u{301} 🚀\n"))
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
    }

    @Test(arguments: [(["--ascii"], "C.UTF-8"), ([], "C")])
    func `is ASCII alone when asked for and without UTF-8`(arguments: [String], locale: String) throws {
        let output = try output(arguments, environment: ["LANG": locale])
        #expect(output.utf8.allSatisfy { $0 < 0x80 })
        #expect(output.contains("?? "))
    }

    @Test func `has no colour with NO_COLOR`() throws {
        let output = try output(environment: ["NO_COLOR": "1"])
        #expect(
            !output.contains("[38;") && !output.contains("[48;")
                && output.firstMatch(of: /\u{1B}\[[34][0-7]/) == nil)
    }

    @Test(arguments: ["xterm", "screen", "tmux-256color", "linux", "vt100"])
    func `works on terminals of many kinds`(name: String) throws {
        let probe = try Probe.shown(environment: ["TERM": name])
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        #expect(probe.terminal.lineModes == probe.modesBefore)
        #expect(probe.terminal.screen.modes.contains(25))
    }

    @Test(arguments: [
        ("dumb", "TERM=dumb cannot place its cursor"),
        ("no-such-terminal", "no terminfo entry for TERM=no-such-terminal"),
        ("", "TERM is not set"),
    ])
    func `says why a terminal will not do`(name: String, reason: String) throws {
        let probe = try Probe(environment: ["TERM": name])
        #expect(try probe.terminal.waitForExit() == .exited(2))
        #expect(probe.terminal.screen.text.contains("TerminalProbe: \(reason)"))
        #expect(!probe.terminal.output.contains(0x1B))
        #expect(probe.terminal.lineModes == probe.modesBefore)
    }

    @Test func `says so when it is not a terminal`() throws {
        let script = "\"$0\" </dev/null; echo status $?"
        let terminal = try PseudoTerminal("/bin/sh", ["-c", script, Repository.product("TerminalProbe")])
        #expect(try terminal.waitForExit() == .exited(0))
        #expect(terminal.screen.text.contains("must both be a terminal"))
        #expect(terminal.screen.text.contains("status 2"))
        #expect(!terminal.output.contains(0x1B))
    }
}
