import Terminal
import TestSupport
import Testing

/// Somebody at the built program's terminal, who presses a key and looks at what comes of it.
///
/// Nothing here waits for a time: each step ends when the terminal shows that the program has worked it off.
final class Reader {
    let terminal: PseudoTerminal
    private var marks = 0

    init(_ terminal: PseudoTerminal) { self.terminal = terminal }

    var screen: ScreenEmulator { terminal.screen }

    /// Sends a key as xterm does.
    ///
    /// - Throws: for one that a terminal cannot send.
    func press(_ key: Key, times: Int = 1) throws {
        let bytes = try #require(key.bytes, "no terminal sends \(key)")
        try terminal.send(String(repeating: bytes, count: times))
    }

    /// Waits until everything that was sent is worked off, and nothing lies over the screen.
    ///
    /// What is pasted into the palette comes behind it, and is seen.
    func settle(_ what: @autoclosure () -> String) throws {
        marks += 1
        try terminal.send(":\u{1B}[200~=\(marks)=\u{1B}[201~")
        try terminal.wait(for: "the palette after \(what())") { $0.text.contains("│ : =\(marks)= ") }
        try press(Key(.escape))
    }

    /// Gives the terminal another size, and waits for the footer in its last row.
    func resize(columns: Int, rows: Int) throws {
        try terminal.resize(columns: columns, rows: rows)
        try terminal.wait(for: "the footer in row \(rows)") { screen in
            let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines[rows - 2].hasPrefix("────") && lines[rows - 1].contains("q quit")
        }
    }

    /// Clicks into the middle of the screen, turns the wheel there one step down and one up, and drags.
    func useMouse() throws {
        let (column, row) = (screen.columns / 2, screen.rows / 2)
        try terminal.send("\u{1B}[<0;\(column);\(row)M\u{1B}[<0;\(column);\(row)m")
        try terminal.send("\u{1B}[<65;\(column);\(row)M\u{1B}[<64;\(column);\(row)M")
        try terminal.send(
            "\u{1B}[<0;\(column);\(row)M\u{1B}[<32;\(column + 9);\(row)M\u{1B}[<0;\(column + 9);\(row)m")
    }

    /// Presses and releases the left button where the first row has this text.
    func click(tab text: String) throws {
        let line = screen.text.prefix { $0 != "\n" }
        let range = try #require(line.firstRange(of: text), "no tab '\(text)' in \(line)")
        let column = line.distance(from: line.startIndex, to: range.lowerBound) + 1
        try terminal.send("\u{1B}[<0;\(column);1M\u{1B}[<0;\(column);1m")
    }
}

extension Key {
    /// What xterm sends for Esc, and an empty paste: behind it nothing can be taken for a key with Alt.
    static let escapeBytes = "\u{1B}\u{1B}[200~\u{1B}[201~"

    /// What xterm sends for it; nil for what it cannot send.
    var bytes: String? {
        switch (code, modifiers) {
        case (.character(let character), []): String(character)
        case (.character(let character), .control):
            character.asciiValue.map { String(UnicodeScalar($0 & 0x1F)) }
        case (.enter, []): "\r"
        case (.tab, []): "\t"
        case (.backTab, []): "\u{1B}[Z"
        case (.escape, []): Self.escapeBytes
        case (.backspace, []): "\u{7F}"
        case (.up, []): "\u{1B}OA"
        case (.down, []): "\u{1B}OB"
        case (.right, []): "\u{1B}OC"
        case (.left, []): "\u{1B}OD"
        case (.right, .shift): "\u{1B}[1;2C"
        case (.left, .shift): "\u{1B}[1;2D"
        case (.home, []): "\u{1B}OH"
        case (.end, []): "\u{1B}OF"
        case (.pageUp, []): "\u{1B}[5~"
        case (.pageDown, []): "\u{1B}[6~"
        case (.delete, []): "\u{1B}[3~"
        case (.function(1), []): "\u{1B}OP"
        default: nil
        }
    }
}
