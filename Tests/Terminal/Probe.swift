import TestSupport
import Testing

/// The probe on a screen of its own, and how it found the terminal.
struct Probe {
    let terminal: PseudoTerminal
    let modesBefore: LineModes

    /// Starts the probe from a shell that waits until the modes of the line were read.
    init(_ arguments: [String] = [], environment: [String: String] = [:]) throws {
        let script = "printf 'ready\\n'; read go; exec \"$0\" \"$@\""
        terminal = try PseudoTerminal(
            "/bin/sh", ["-c", script, Repository.product("TerminalProbe")] + arguments,
            environment: environment)
        try terminal.wait(forText: "ready")
        modesBefore = terminal.lineModes
        try terminal.send("\n")
    }

    /// Starts the probe and waits for its first frame.
    static func shown(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> Probe {
        let probe = try Probe(arguments, environment: environment)
        try probe.terminal.wait(for: "the first frame") {
            // The time axis is at the bottom.
            $0.text.contains("probe 80x24") && $0.text.contains("2 Jan")
        }
        return probe
    }

    /// The terminal is as it was found: modes of the line, screen, cursor, keypad, mouse and paste.
    func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.lineModes == modesBefore, sourceLocation: sourceLocation)
        #expect(!terminal.screen.isAlternate, sourceLocation: sourceLocation)
        #expect(!terminal.screen.hasApplicationKeypad, sourceLocation: sourceLocation)
        // Of the private modes only wrapping and the cursor are on.
        #expect(terminal.screen.modes == [7, 25], sourceLocation: sourceLocation)
        #expect(terminal.screen.unknown == [], sourceLocation: sourceLocation)
    }
}
