/// What a terminal shows after the bytes that a program has written: enough of xterm for ncurses.
///
/// Meanings are those of ECMA-48 and of xterm's control sequences
/// (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>). Colours and attributes are not kept.
public struct ScreenEmulator {
    public internal(set) var columns: Int
    public internal(set) var rows: Int
    /// Where the cursor is, from 0.
    public internal(set) var cursor = (column: 0, row: 0)
    /// DEC private modes that are set, such as 25 (cursor shown), 1006 (mouse in SGR form), 2004 (bracketed paste).
    public internal(set) var modes: Set<Int> = [7, 25]
    /// Whether the keypad is in application mode.
    public internal(set) var hasApplicationKeypad = false
    /// Sequences that were not understood, for a test to complain about.
    public internal(set) var unknown: [String] = []
    /// Commands in strings (OSC, DCS) as they came, without their beginning and end.
    public private(set) var strings: [String] = []
    /// How often the bell rang.
    public internal(set) var bells = 0
    /// How many titles wait on the stack.
    public internal(set) var titles = 0

    /// One character a cell, empty in the right half of a wide one.
    var cells: [[String]]
    var mainCells: [[String]]?
    var saved = (column: 0, row: 0)
    var margins: (top: Int, bottom: Int)
    /// The last column was written and the next character goes to the next line.
    var isWrapPending = false
    var lastCharacter: Unicode.Scalar = " "
    private var parser = EscapeParser()

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        margins = (0, rows - 1)
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// Whether the alternate screen is shown.
    public var isAlternate: Bool { mainCells != nil }

    /// The rows as text, spaces at their ends left out, a line feed after each.
    public var text: String {
        cells.map { row in
            let line = row.joined()
            let end = line.unicodeScalars.lastIndex { $0 != " " }
            return (end.map { String(line.unicodeScalars[...$0]) } ?? "") + "\n"
        }
        .joined()
    }

    /// Takes bytes as a program wrote them; sequences and characters may be cut anywhere.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            guard let token = parser.take(byte) else { continue }
            switch token {
            case .character(let scalar): put(scalar)
            case .control(let control): obey(control)
            case .escape(let text): obey(escape: text)
            case .sequence(let sequence): obey(sequence)
            case .string(let text): strings.append(text)
            }
        }
    }

    /// Takes another size; what is cut off is lost.
    public mutating func resize(columns: Int, rows: Int) {
        func fitted(_ cells: [[String]]) -> [[String]] {
            let kept = cells.prefix(rows).map { row in
                Array(row.prefix(columns)) + Array(repeating: " ", count: max(0, columns - row.count))
            }
            let empty = Array(repeating: " ", count: columns)
            return kept + Array(repeating: empty, count: max(0, rows - kept.count))
        }
        cells = fitted(cells)
        mainCells = mainCells.map(fitted)
        (self.columns, self.rows) = (columns, rows)
        margins = (0, rows - 1)
        moveTo(column: cursor.column, row: cursor.row)
    }
}
