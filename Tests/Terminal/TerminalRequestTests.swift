import Glibc
import TestSupport
import Testing
import Text

@testable import Terminal

@Suite(.serialized, .timeLimit(.minutes(3))) struct `Requests to a terminal` {
    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func `base 64 is that of RFC 4648`(text: String) {
        // Section 10.
        let vectors = [
            "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
            "foobar": "Zm9vYmFy",
        ]
        #expect(Base64.text(of: Array(text.utf8)) == vectors[text])
    }

    @Test(arguments: [
        ("https://api.example/v1?a=b&c=d#e", true), ("http://127.0.0.1:80/", true),
        ("HTTPS://example.org", true),
        ("javascript:alert(1)", false), ("file:///etc/passwd", false), ("https:/example.org", false),
        ("https://", false),
        ("https://a b", false), ("https://a\u{1B}\\", false), ("https://a\u{7}", false),
        ("https://münchen.example", false),
        ("https://a;b", false), ("", false), ("https://" + String(repeating: "a", count: 2_000), false),
    ])
    func `a link is an address of the web and nothing else`(url: String, isLink: Bool) {
        #expect((Link(url) != nil) == isLink)
    }

    private func strings(_ keys: String, environment: [String: String] = [:]) throws -> ScreenEmulator {
        let probe = try Probe.shown(environment: environment)
        for (index, key) in keys.enumerated() {
            try probe.terminal.send(String(key))
            try probe.terminal.wait(forText: "\(index + 1) key \(key)")
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        #expect(probe.terminal.lineModes == probe.modesBefore)
        return probe.terminal.screen
    }

    @Test func `carry nothing but their own text`() throws {
        let screen = try strings("BTCN")
        #expect(screen.bells == 1)
        #expect(
            screen.strings == [
                "2;title ·]52;c;AAAA··2J",
                // printf 'copied \033[31m東' | base64
                "52;c;Y29waWVkIBtbMzFt5p2x", "9;9,4,1: akash ·· is down, look",
            ])
        #expect(screen.titles == 0)
    }

    @Test func `keep to what the terminal knows`() throws {
        #expect(try strings("TCN", environment: ["TERM": "linux"]).strings == [])
        #expect(try strings("B", environment: ["TERM": "vt100"]).bells == 1)
        let tmux = try strings("N", environment: ["TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"])
        #expect(tmux.strings == ["tmux;\u{1B}\u{1B}]9;9,4,1: akash ·· is down, look\u{7}"])
    }

    @Test(arguments: ["xterm-256color", "tmux-256color"])
    func `name the window again after a stop`(name: String) throws {
        let shell = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "shell> ", "TERM": name])
        try shell.wait(forText: "shell>")
        try shell.send("\(Repository.product("TerminalProbe"))\n")
        try shell.wait(forText: "2 Jan")
        try shell.send("T")
        try shell.wait(forText: "1 key T")
        // Given back by Ctrl-Z, kept over a stop by force.
        for (key, titles) in [("\u{1A}", 0), ("S", 1)] {
            try shell.send(key)
            try shell.wait(forText: "Stopped")
            #expect(shell.screen.titles == titles)
            try shell.send("fg\n")
            try shell.wait(for: "the frame") { $0.text.contains("resumed") && !$0.text.contains("Stopped") }
            #expect(shell.screen.titles == 1)
        }
        try shell.send("q")
        try shell.wait(forText: "closed in order")
        #expect(shell.screen.titles == 0)
        #expect(shell.screen.strings.filter { $0.hasPrefix("2;title") }.count == 3)
        try shell.send("exit\n")
        #expect(try shell.waitForExit() == .exited(0))
    }

    @Test func `paint everything again`() throws {
        let probe = try Probe.shown()
        let written = probe.terminal.output.count
        try probe.terminal.send("R")
        try probe.terminal.wait(forText: "1 key R")
        #expect(String(decoding: probe.terminal.output[written...], as: UTF8.self).contains("zerowidth"))
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    // Curses keeps the title of an xterm, but not that of others.
    @Test(arguments: ["xterm-256color", "tmux-256color"])
    func `give the title back after a crash too`(name: String) throws {
        let probe = try Probe.shown(environment: ["TERM": name])
        try probe.terminal.send("T")
        try probe.terminal.wait(forText: "1 key T")
        #expect(probe.terminal.screen.titles == 1)
        try probe.terminal.send("s")
        #expect(try probe.terminal.waitForExit() == .killed(SIGSEGV))
        #expect(probe.terminal.screen.titles == 0)
        #expect(probe.terminal.screen.modes == [7, 25])
    }

    @Test func `a link covers its cells and goes with them`() throws {
        let probe = try Probe.shown(["--link"])
        #expect(probe.terminal.screen.strings == ["8;;https://example.org/probe", "8;;"])
        let before = probe.terminal.output.count
        for index in 1...3 {
            try probe.terminal.send("w")
            try probe.terminal.wait(forText: "\(index) key")
        }
        // The row that had the link was written again without it.
        let later = String(decoding: probe.terminal.output[before...], as: UTF8.self)
        #expect(later.contains("probe"))
        #expect(probe.terminal.screen.strings.count == 2)
        #expect(probe.terminal.screen.text.hasPrefix("probe 80x24"))
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }
}

@Suite(.serialized, .timeLimit(.minutes(3))) struct `A terminal that is slow` {
    @Test func `shows the newest frame and leaves others out`() throws {
        let probe = try Probe.shown()
        // Nobody reads while these are typed: far more frames than a terminal's buffer holds.
        for _ in 0..<150 { try probe.terminal.send("w") }
        try probe.terminal.wait(forText: "150 key w")
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `quits at once`() throws {
        let probe = try Probe.shown(["--flood"])
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit(reading: false) == .exited(0))
        #expect(probe.terminal.lineModes == probe.modesBefore)
        #expect(probe.terminal.screen.modes == [7, 25])
    }
}

@Suite(.serialized, .timeLimit(.minutes(3))) struct `A terminal's own thread` {
    @Test(arguments: ["--inside", "--forward"])
    func `runs a program and its ticks`(way: String) throws {
        let probe = try Probe.shown([way, "--tick"])
        try probe.terminal.wait(forText: "3 tick")
        try probe.terminal.send("w")
        try probe.terminal.wait(forText: "key w")
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }
}
