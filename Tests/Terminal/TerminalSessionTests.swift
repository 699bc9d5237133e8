import Glibc
import TestSupport
import Testing

@Suite(.serialized) struct `A terminal session` {
    /// The probe on screen, and the modes of the line before it started.
    private struct Running {
        let terminal: PseudoTerminal
        let modesBefore: LineModes
    }

    /// Starts the probe from a shell that first says how it found the terminal.
    private func start(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> Running {
        let script = "printf 'ready\\n'; read go; exec \"$0\" \"$@\""
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", script, Repository.product("TerminalProbe")] + arguments,
            environment: environment)
        try terminal.wait(forText: "ready")
        let modes = terminal.lineModes
        try terminal.send("\n")
        try terminal.wait(forText: "probe 80x24")
        return Running(terminal: terminal, modesBefore: modes)
    }

    private func expectRestored(_ running: Running, sourceLocation: SourceLocation = #_sourceLocation) {
        let screen = running.terminal.screen
        #expect(running.terminal.lineModes == running.modesBefore, sourceLocation: sourceLocation)
        #expect(!screen.isAlternate, sourceLocation: sourceLocation)
        #expect(!screen.hasApplicationKeypad, sourceLocation: sourceLocation)
        // Wrapping and the cursor are on, mouse, paste and application keys are off.
        #expect(screen.modes == [7, 25], sourceLocation: sourceLocation)
        #expect(screen.unknown == [], sourceLocation: sourceLocation)
    }

    @Test func `takes the terminal and gives it back`() throws {
        let running = try start()
        let screen = running.terminal.screen
        #expect(screen.isAlternate)
        #expect(screen.modes.isSuperset(of: [1006, 2004]))
        #expect(!screen.modes.contains(25))
        #expect(running.terminal.lineModes != running.modesBefore)
        try running.terminal.send("q")
        #expect(try running.terminal.waitForExit() == .exited(0))
        #expect(running.terminal.screen.text.contains("closed in order"))
        expectRestored(running)
    }
}
