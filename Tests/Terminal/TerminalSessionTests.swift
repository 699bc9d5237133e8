import Glibc
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct `A terminal session` {
    @Test func `takes the terminal and gives it back`() throws {
        let probe = try Probe.shown()
        let screen = probe.terminal.screen
        #expect(screen.isAlternate)
        #expect(screen.modes.isSuperset(of: [1000, 1002, 1006, 2004]))
        #expect(!screen.modes.contains(25))
        #expect(probe.terminal.lineModes != probe.modesBefore)
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        #expect(probe.terminal.screen.text.contains("closed in order"))
        probe.expectRestored()
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func `tells of a signal that asks to end, and restores the terminal`(signal: Int32) throws {
        let probe = try Probe.shown()
        try probe.terminal.signal(signal)
        #expect(try probe.terminal.waitForExit() == .exited(0))
        #expect(probe.terminal.screen.text.contains("closed in order"))
        probe.expectRestored()
    }

    @Test(arguments: [("Ctrl-C", "\u{3}"), ("Ctrl-\\", "\u{1C}")])
    func `ends by a key that the line turns into a signal`(name: String, key: String) throws {
        let probe = try Probe.shown()
        try probe.terminal.send(key)
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test(arguments: [("a", SIGABRT), ("s", SIGSEGV), ("b", SIGBUS), ("f", SIGFPE)])
    func `restores the terminal after a crash and lets the signal kill`(key: String, signal: Int32) throws {
        let probe = try Probe.shown()
        try probe.terminal.send(key)
        #expect(try probe.terminal.waitForExit() == .killed(signal))
        probe.expectRestored()
    }

    @Test func `restores the terminal after a trap of Swift`() throws {
        let probe = try Probe.shown()
        try probe.terminal.send("t")
        // ud2 on x86, brk on ARM.
        #expect(try [.killed(SIGILL), .killed(SIGTRAP)].contains(probe.terminal.waitForExit()))
        probe.expectRestored()
    }

    @Test func `restores the terminal when the program exits without closing it`() throws {
        let probe = try Probe.shown()
        try probe.terminal.send("x")
        #expect(try probe.terminal.waitForExit() == .exited(3))
        probe.expectRestored()
    }

    @Test func `ends when the terminal is lost`() throws {
        let probe = try Probe.shown()
        probe.terminal.hangUp()
        #expect(try probe.terminal.waitForExit() == .exited(0))
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func `ends in order though the terminal does not read`(signal: Int32) throws {
        let probe = try Probe.shown(["--flood"])
        try probe.terminal.signal(signal)
        #expect(try probe.terminal.waitForExit(reading: false) == .exited(0))
        #expect(probe.terminal.lineModes == probe.modesBefore)
        #expect(probe.terminal.screen.modes == [7, 25])
        #expect(!probe.terminal.screen.isAlternate)
    }

    @Test(arguments: [SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP])
    func `restores the terminal after a crash though it does not read`(signal: Int32) throws {
        let probe = try Probe.shown(["--flood"])
        try probe.terminal.signal(signal)
        #expect(try probe.terminal.waitForExit(reading: false) == .killed(signal))
        #expect(probe.terminal.lineModes == probe.modesBefore)
        #expect(probe.terminal.screen.modes == [7, 25])
        // No frame follows, though a thread draws until the process is gone.
        let end = probe.terminal.output.filter { $0 > 0x20 || $0 == 0x1B }.suffix(8)
        #expect(String(decoding: end, as: UTF8.self) == "\u{1B}[?1049l")
    }

    @Test(arguments: ["", " --by-a-worker"])
    func `stops at Ctrl-Z with the terminal restored, and goes on after fg`(argument: String) throws {
        let shell = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "shell> "])
        try shell.wait(forText: "shell>")
        let modes = shell.lineModes
        try shell.send("\(Repository.product("TerminalProbe"))\(argument)\n")
        try shell.wait(forText: "2 Jan")
        for stops in 1...2 {
            try shell.send("\u{1A}")
            try shell.wait(for: "the shell") {
                !$0.isAlternate && $0.text.matches(of: /Stopped/).count == stops
            }
            #expect(shell.screen.modes == [7, 25])
            #expect(shell.lineModes == modes)
            try shell.resize(columns: shell.screen.columns - 10, rows: 20)
            try shell.send("fg\n")
            let size = "\(shell.screen.columns)x20"
            try shell.wait(for: "the frame at \(size)") {
                $0.isAlternate && $0.text.contains("resumed") && $0.text.contains("probe \(size)")
            }
            #expect(shell.screen.modes.isSuperset(of: [1006, 2004]))
        }
        try shell.send("q")
        try shell.wait(forText: "closed in order")
        try shell.send("exit\n")
        #expect(try shell.waitForExit() == .exited(0))
        #expect(shell.lineModes == modes)
    }

    @Test(arguments: ["", " --by-a-worker"])
    func `takes keys again after a stop by force, once the shell gives the terminal back`(argument: String)
        throws
    {
        let shell = try shellWithProbe(argument)
        let taken = shell.lineModes
        let written = shell.output.count
        try shell.send("S")
        try shell.wait(for: "the shell") { $0.text.contains("Stopped") }
        // As a shell that edits its line does by itself, and as `fg` does not undo.
        try shell.send("stty sane\nfg\n")
        try shell.wait(forText: "resumed")
        #expect(shell.lineModes == taken)
        #expect(String(decoding: shell.output[written...], as: UTF8.self).contains("zerowidth"))
        try end(shell)
    }

    @Test(arguments: ["", " --by-a-worker"])
    func `stays stopped while it is to go on in the background`(argument: String) throws {
        let shell = try shellWithProbe(argument)
        let taken = shell.lineModes
        try shell.send("\u{1A}")
        try shell.wait(for: "the shell") { !$0.isAlternate && $0.text.contains("Stopped") }
        try shell.send("bg\n")
        try shell.shellAnswers()
        #expect(!shell.screen.isAlternate)
        try shell.send("stty sane\nfg\n")
        try shell.wait(for: "the frame") { $0.isAlternate && $0.text.contains("resumed") }
        #expect(shell.lineModes == taken)
        try end(shell)
    }

    @Test(arguments: ["", " --by-a-worker"])
    func `leaves the terminal to the shell when it is started in the background`(argument: String) throws {
        let shell = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "shell> "])
        try shell.wait(forText: "shell>")
        let modes = shell.lineModes
        // While it is started the modes are those of a shell that edits its line.
        try shell.send("stty -icanon -echo; \(Repository.product("TerminalProbe"))\(argument) &\n")
        try shell.shellAnswers()
        #expect(!shell.screen.isAlternate)
        try shell.send("stty icanon echo\nfg\n")
        try shell.wait(forText: "2 Jan")
        try end(shell)
        #expect(shell.lineModes == modes)
    }

    @Test func `is not held up by Ctrl-S`() throws {
        let probe = try Probe.shown()
        try probe.terminal.send("\u{13}z")
        try probe.terminal.wait(forText: "2 key z")
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    /// A shell in which the probe shows its first frame.
    private func shellWithProbe(_ argument: String) throws -> PseudoTerminal {
        let shell = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "shell> "])
        try shell.wait(forText: "shell>")
        try shell.send("\(Repository.product("TerminalProbe"))\(argument)\n")
        try shell.wait(forText: "2 Jan")
        return shell
    }

    /// Ends the probe by a key alone, and the shell.
    private func end(_ shell: PseudoTerminal) throws {
        try shell.send("q")
        try shell.wait(forText: "closed in order")
        try shell.send("exit\n")
        #expect(try shell.waitForExit() == .exited(0))
    }

    @Test func `follows every size, down to a single cell`() throws {
        let probe = try Probe.shown()
        for (columns, rows) in [(200, 60), (40, 10), (1, 1), (2, 3), (120, 40)] {
            try probe.terminal.resize(columns: columns, rows: rows)
            let wanted = columns < 9 ? "p" : "probe \(columns)x\(rows)"
            try probe.terminal.wait(for: "a frame of \(columns)x\(rows)") {
                $0.text.hasPrefix(String(wanted.prefix(max(0, columns - 1))))
            }
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `paints again what was lost while the terminal was smaller for a moment`() throws {
        let probe = try Probe.shown()
        for _ in 0..<20 {
            try probe.terminal.resize(columns: 9, rows: 2)
            try probe.terminal.resize(columns: 80, rows: 24)
            try probe.terminal.wait(for: "the whole frame") {
                $0.text.hasPrefix("probe 80x24") && $0.text.contains("2 Jan")
            }
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `comes through a storm of sizes`() throws {
        let probe = try Probe.shown()
        var random = SplitMix64(seed: 11)
        for _ in 0..<200 {
            try probe.terminal.resize(
                columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
        }
        try probe.terminal.resize(columns: 97, rows: 31)
        try probe.terminal.wait(for: "the last size") {
            $0.text.contains("probe 97x31") && $0.text.contains("2 Jan")
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }
}

extension PseudoTerminal {
    /// Has the shell do something more.
    fileprivate func shellAnswers() throws {
        try send("echo here it''self\n")
        try wait(forText: "here itself")
    }
}
