import Foundation
import TestSupport
import Testing

/// The first screen of the demo as README shows it; `RECORD_SNAPSHOTS=1` writes it there anew.
enum ReadmeFrame {
    private static let file = Repository.root.appending(path: "README.md")

    /// Waits until a terminal with the demo, 120 by 40 cells, shows it.
    static func wait(on terminal: PseudoTerminal) throws {
        let readme = try String(contentsOf: file, encoding: .utf8)
        let block = try #require(readme.firstRange(of: /```text\n[^`]+\n```/))
        guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil else {
            // Every network that has one has its bars by then.
            try terminal.wait(for: "the trends") { $0.text.count { "⠀"..."⣿" ~= $0 } > 150 }
            let frame = terminal.screen.text.trimmingCharacters(in: .newlines)
            try readme.replacingCharacters(in: block, with: "```text\n\(frame)\n```")
                .write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded the frame of README.md")
            return
        }
        let wanted = shape(of: readme[block].dropFirst("```text\n".count).dropLast("\n```".count))
        do {
            try terminal.wait(for: "the frame of README.md") { shape(of: $0.text[...]) == wanted }
        } catch {
            let shown = shape(of: terminal.screen.text[...])
            Issue.record("README.md has\n\(wanted)\nwhere the demo shows\n\(shown)")
            throw error
        }
    }

    /// A frame without what is another at every moment: digits, directions of changes, heights of bars, units of ages,
    /// marks of what has just been asked.
    private static func shape(of frame: Substring) -> String {
        frame.replacing("○", with: " ").replacing(/[0-9]+( [0-9]{3})*/, with: "0").replacing(
            /[▲▼=] 0/, with: "± 0"
        )
        .replacing(/[⠀-⣿]+/, with: "⣿").replacing(/0 (s|min)\n/, with: "0 s\n")
        .replacing(/\ +/, with: " ").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
