import Foundation
import Terminal
import TestSupport
import Testing

@testable import Dashboard
import Text

/// All keys of the help, on every screen, in the built program.
@Suite(.temporaryDirectory, .timeLimit(.minutes(5))) struct `Every key of the help` {
    @Test(arguments: KeyOutcome.screens.map(\.screen))
    func `does what it does, and Esc leads back`(screen: Screen) async throws {
        let (_, way, mark) = try #require(KeyOutcome.screens.first { $0.screen == screen })
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                if screen == .compare { try Self.assess(in: installation) }
                let reader = Reader(try installation.terminal())
                let terminal = reader.terminal
                try terminal.wait(forText: "30 296")
                try terminal.wait(forText: "HTTP 502")
                try terminal.send(way)
                try terminal.wait(forText: mark)

                for action in Action.all where action.screens.contains(screen) && action.command != .quit {
                    let outcome = KeyOutcome.of(action.command, on: screen)
                    for key in action.keys {
                        try reader.press(Key(.home))
                        try terminal.send(KeyOutcome.before(action.command))
                        try reader.press(key, times: outcome.presses)
                        try Self.see(outcome, of: "\(key), \(action.command)", reader, way, mark)
                    }
                    guard action.keys.isEmpty else { continue }
                    // Without a key it is found by its sentence.
                    try terminal.send(":\(action.sentence(.standard).string)\r")
                    try Self.see(outcome, of: "\(action.command)", reader, way, mark)
                }

                for (columns, rows) in [(80, 24), (200, 60), (120, 40)] {
                    try reader.resize(columns: columns, rows: rows)
                    try reader.useMouse()
                    try reader.settle("the mouse at \(columns)x\(rows)")
                }
                try reader.click(tab: "Sources")
                try terminal.wait(forText: KeyOutcome.mark(of: .sources))
                try terminal.send(way)
                try terminal.wait(forText: mark)
                try terminal.send("q")
                #expect(try terminal.waitForExit() == .exited(0))
                #expect(terminal.screen.unknown.isEmpty && !terminal.screen.isAlternate)
            }
        }
    }

    /// Waits for what comes of an action, and for the screen afterwards.
    private static func see(
        _ outcome: KeyOutcome, of what: String, _ reader: Reader, _ way: String, _ mark: String
    ) throws {
        func wait(for words: String) throws {
            try reader.terminal.wait(for: "'\(words)' after \(what)") { $0.text.contains(words) }
        }
        switch outcome {
        case .shows(let words):
            try wait(for: words)
        case .opens(let words):
            try wait(for: words)
            try reader.press(Key(.escape))
        case .leads(let screen):
            try wait(for: KeyOutcome.mark(of: screen))
            try reader.terminal.send(KeyOutcome.way(outOf: screen) + way)
            try wait(for: mark)
        case .unwinds:
            try reader.settle(what)
            try reader.terminal.send(way)
            try wait(for: mark)
        case .stays: break
        }
        try reader.settle(what)
    }

    private static func assess(in installation: Installation) throws {
        for (project, levels) in [("akash", [2, 2, 1, 3, 2, 2, 2]), ("ionet", [2, 2, 4, 1, 2, 2, 1])] {
            let lines = levels.enumerated().map { "  q\($0.offset + 1): { level: \($0.element) }" }
            let file = installation.folder.appending(path: "\(project).yaml")
            try "assessor: k.meyer\nanswers:\n\(lines.joined(separator: "\n"))\n"
                .write(to: file, atomically: true, encoding: .utf8)
            #expect(try installation.run("assess", project, "--answers", file.path).status == 0)
        }
    }
}
