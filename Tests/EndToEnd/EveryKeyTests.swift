import Foundation
import Terminal
import TestSupport
import Testing

@testable import Dashboard

/// The keys of the help, one after another, in the built program.
@Suite(.serialized, .temporaryDirectory, .timeLimit(.minutes(5))) struct `Every key of the help` {
    /// What each screen shows once it is there.
    static let screens: [(screen: Screen, mark: String)] = [
        (.networks, "NETWORK"), (.prices, "DISCOUNT"), (.latency, "MEASURED"), (.projects, "VERDICT"),
        (.alerts, "7 Alerts"), (.sources, "LAST"), (.log, "RESULT"),
        (.network, "METRIC"), (.assess, "score"), (.fit, "STATEMENT"),
    ]

    @Test(arguments: screens.indices) func `does what it does, and Esc leads back`(index: Int) async throws {
        let (screen, mark) = Self.screens[index]
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let terminal = try installation.terminal()
                try terminal.wait(forText: "30 296")
                try Self.go(to: screen, in: terminal)
                try terminal.wait(forText: mark)
                for action in Action.all where action.screens.contains(screen) && !Self.leads(action.command)
                {
                    guard let text = action.keys.lazy.compactMap(Self.typed).first else { continue }
                    try Self.type(text, in: terminal)
                    // Whatever it opened is closed again, and the screen is there.
                    try Self.go(to: screen, in: terminal)
                    try terminal.wait(for: "\(screen) after \(action.command)") { $0.text.contains(mark) }
                }
                try terminal.resize(columns: 80, rows: 24)
                try terminal.wait(for: "the smaller screen") {
                    $0.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 25
                        && $0.text.contains("q quit")
                }
                // A click, the wheel and a drag, as xterm tells of them.
                try terminal.send(
                    "\u{1B}[<0;10;6M\u{1B}[<0;10;6m\u{1B}[<65;10;6M\u{1B}[<0;20;9M\u{1B}[<32;40;9M\u{1B}[<0;40;9m"
                )
                try Self.type("", in: terminal)
                try Self.go(to: .networks, in: terminal)
                try terminal.send("q")
                #expect(try terminal.waitForExit() == .exited(0))
                #expect(terminal.screen.unknown.isEmpty)
            }
        }
    }

    /// Commands that leave the screen or the program.
    private static func leads(_ command: Command) -> Bool {
        [.quit, .nextScreen, .previousScreen].contains(command) || command.tab != nil
    }

    /// Closes what lies over the screen, and goes to another.
    private static func go(to screen: Screen, in terminal: PseudoTerminal) throws {
        try clear(terminal)
        // Where digits are answers, only Tab leads away.
        while terminal.screen.text.contains("0-4 level") { try type("\t", in: terminal) }
        let tab = try #require(Screen.tabs.firstIndex(of: screen.tab))
        try type("\(tab + 1)", in: terminal)
        if screen != screen.tab { try type("\r", in: terminal) }
    }

    /// Presses Esc until neither a line is typed nor anything lies over the screen.
    private static func clear(_ terminal: PseudoTerminal) throws {
        for _ in 0..<6 where !isClear(terminal.screen) {
            try terminal.send("\u{1B}")
            try? terminal.wait(for: "what is open to close", within: .milliseconds(500), until: isClear)
        }
        try terminal.wait(for: "nothing open", until: isClear)
    }

    /// Sends keys, and waits until they are worked off: by the frame after the second of two changes of the size, since
    /// the first may overtake them.
    private static func type(_ text: String, in terminal: PseudoTerminal) throws {
        try terminal.send(text)
        for rows in [39, 40] {
            try terminal.resize(columns: 120, rows: rows)
            try terminal.wait(for: "\(rows) rows") { screen in
                let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
                return lines.indices.contains(rows - 2) && lines[rows - 2].hasPrefix("────")
            }
        }
    }

    private static func isClear(_ screen: ScreenEmulator) -> Bool {
        screen.text.contains("q quit") && !screen.text.contains("┌")
    }

    /// What a terminal sends for a key; nil for one that it sends otherwise.
    private static func typed(_ key: Key) -> String? {
        guard key.modifiers.isEmpty else { return nil }
        return switch key.code {
        case .character(let character): String(character)
        case .enter: "\r"
        case .tab: "\t"
        case .up: "\u{1B}OA"
        case .down: "\u{1B}OB"
        case .right: "\u{1B}OC"
        case .left: "\u{1B}OD"
        case .pageUp: "\u{1B}[5~"
        case .pageDown: "\u{1B}[6~"
        default: nil
        }
    }
}
