import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct `Terminal input` {
    /// What xterm sends in the modes that the session sets, see its ctlseqs.
    static let keys: [(sent: String, name: String)] = [
        ("w", "w"), ("é", "é"), ("東", "東"), (" ", "Space"), ("\r", "Enter"), ("\t", "Tab"),
        ("\u{1B}[Z", "Shift-Tab"),
        ("\u{7F}", "Backspace"), ("\u{8}", "Backspace"), ("\u{1}", "Ctrl-A"), ("\u{17}", "Ctrl-W"),
        ("\u{1B}", "Esc"),
        ("\u{1B}OA", "↑"), ("\u{1B}OB", "↓"), ("\u{1B}OC", "→"), ("\u{1B}OD", "←"), ("\u{1B}OH", "Home"),
        ("\u{1B}OF", "End"), ("\u{1B}[5~", "PgUp"), ("\u{1B}[6~", "PgDn"), ("\u{1B}[2~", "Ins"),
        ("\u{1B}[3~", "Del"),
        ("\u{1B}OP", "F1"), ("\u{1B}[15~", "F5"), ("\u{1B}[24~", "F12"), ("\u{1B}[1;5A", "Ctrl-↑"),
        ("\u{1B}[1;2D", "Shift-←"), ("\u{1B}[1;3C", "Alt-→"), ("\u{1B}[6;5~", "Ctrl-PgDn"),
        ("\u{1B}w", "Alt-w"),
        // What terminals send that do not keep to the mode.
        ("\u{1B}[A", "↑"), ("\u{1B}[B", "↓"), ("\u{1B}[C", "→"), ("\u{1B}[D", "←"), ("\u{1B}[H", "Home"),
        ("\u{1B}[F", "End"), ("\u{1B}[1~", "Home"), ("\u{1B}[4~", "End"), ("\u{1B}OM", "Enter"),
    ]

    @Test func `tells every key by its name`() throws {
        let probe = try Probe.shown()
        for (index, key) in Self.keys.enumerated() {
            try probe.terminal.send(key.sent)
            try probe.terminal.wait(forText: "\(index + 1) key \(key.name)")
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
    }

    @Test func `waits after Esc for the rest of a key as long as its user says`() throws {
        let probe = try Probe.shown(environment: ["ESCDELAY": "60000"])
        try probe.terminal.send("\u{1B}")
        // Longer than it waits by itself.
        #expect(throws: TerminalFailure.self) {
            try probe.terminal.wait(forText: "1 key", within: .milliseconds(200))
        }
        try probe.terminal.send("[A")
        try probe.terminal.wait(forText: "1 key ↑")
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `tells clicks and the wheel with their place`() throws {
        let probe = try Probe.shown()
        let sent = [
            "\u{1B}[<0;10;5M", "\u{1B}[<32;14;6M", "\u{1B}[<0;14;6m", "\u{1B}[<64;1;1M", "\u{1B}[<65;80;24M",
            "\u{1B}[<2;3;4M",
        ]
        let shown = [
            "press(Terminal.Mouse.Button.left) at 9,4", "drag at 13,5",
            "release(Terminal.Mouse.Button.left) at 13,5",
            "wheelUp at 0,0",
            "wheelDown at 79,23", "press(Terminal.Mouse.Button.right) at 2,3",
        ]
        for (index, event) in zip(sent, shown).enumerated() {
            try probe.terminal.send(event.0)
            try probe.terminal.wait(forText: "\(index + 1) mouse \(event.1)")
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
    }

    @Test func `tells of a click that arrives at once`() throws {
        let probe = try Probe.shown()
        try probe.terminal.send("\u{1B}[<0;10;5M\u{1B}[<0;10;5m\u{1B}[<0;11;5M\u{1B}[<0;11;5m")
        try probe.terminal.wait(forText: "4 mouse release(Terminal.Mouse.Button.left) at 10,4")
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `leaves the mouse to the terminal when told to`() throws {
        let probe = try Probe.shown(["--no-mouse"])
        #expect(probe.terminal.screen.modes.isDisjoint(with: [1000, 1002, 1003, 1006]))
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `leaves the mouse to the terminal and takes it back when the wish changes`() throws {
        let probe = try Probe.shown()
        for (key, isUsed) in [("m", false), ("M", true), ("m", false)] {
            try probe.terminal.send(key)
            try probe.terminal.wait(for: "the modes of the mouse") {
                $0.modes.isSuperset(of: [1000, 1002, 1006]) == isUsed
            }
        }
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
        probe.expectRestored()
    }

    @Test func `takes a paste as one event, line ends and all`() throws {
        let probe = try Probe.shown()
        try probe.terminal.send("\u{1B}[200~two\rlines q \u{1B}[201~")
        try probe.terminal.wait(forText: #"1 paste "two\nlines q ""#)
        try probe.terminal.send("q")
        #expect(try probe.terminal.waitForExit() == .exited(0))
    }
}
