internal import Text

/// Several lines that can be edited, wrapped to the width.
///
/// Every character has passed ``SafeText``; line ends are its own. Undo goes back through whole words and pastes.
public struct TextEditor: Hashable, Sendable {
    /// Always at least one line.
    var lines: [[Character]]
    var cursor: TextPlace
    /// The cell that moving up and down comes back to after shorter lines.
    var wantedCell: Int?
    /// Rows of wrapped text above the first that is shown.
    var offset = 0
    var past: [Version] = []
    var future: [Version] = []
    /// What the last edit was, so that letters of a word are undone together.
    var lastEdit = Edit.other

    /// A state to come back to.
    struct Version: Hashable, Sendable {
        let lines: [[Character]]
        let cursor: TextPlace
    }

    enum Edit: Hashable, Sendable { case typing, removing, other }

    /// The most characters that it holds; what is typed beyond them is dropped.
    public static let limit = 100_000
    static let memory = 200

    /// Starts with some text, whose line ends are kept, and the cursor at its end.
    public init(_ outside: String = "") {
        lines = TextEditor.lines(of: outside)
        cursor = TextPlace(line: lines.count - 1, column: lines.last?.count ?? 0)
    }

    /// What it holds, lines joined by line feeds.
    public var text: String { lines.map { String($0) }.joined(separator: "\n") }

    public var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }

    var count: Int { lines.reduce(0) { $0 + $1.count + 1 } }

    /// Inserts text at the cursor, as a paste does, or as much of its beginning as there is room for.
    public mutating func insert(_ outside: String) {
        insert(TextEditor.lines(of: outside), as: .other)
    }

    /// Inserts what fits, to be undone as one edit; nil goes on with the last.
    mutating func insert(_ whole: [[Character]], as edit: Edit?) {
        let inserted = TextEditor.beginning(of: whole, count: TextEditor.limit - count)
        guard let first = inserted.first, let last = inserted.last, inserted != [[]] else { return }
        if let edit { remember(edit) }
        let line = lines[cursor.line]
        let (before, after) = (Array(line[..<cursor.column]), Array(line[cursor.column...]))
        // Sanitized with what stands before: a mark may be typed after its character.
        if inserted.count == 1 {
            let head = TextEditor.safe(before + first)
            lines[cursor.line] = TextEditor.safe(head + after)
            cursor.column = min(head.count, lines[cursor.line].count)
        } else {
            let tail = TextEditor.safe(last + after)
            lines.replaceSubrange(
                cursor.line...cursor.line,
                with: [TextEditor.safe(before + first)] + inserted.dropFirst().dropLast() + [tail])
            cursor = TextPlace(line: cursor.line + inserted.count - 1, column: min(last.count, tail.count))
        }
        wantedCell = nil
    }

    /// The first characters of lines, of whose ends each counts as one.
    private static func beginning(of lines: [[Character]], count: Int) -> [[Character]] {
        var (taken, room) = ([[Character]](), count)
        for line in lines {
            // Every line but the first takes the end of the one before with it.
            if !taken.isEmpty { room -= 1 }
            guard room >= 0 else { break }
            taken.append(Array(line.prefix(room)))
            guard line.count <= room else { break }
            room -= line.count
        }
        return taken
    }

    static func lines(of outside: String) -> [[Character]] {
        var lines: [[Character]] = [[]]
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        var isFirst = true
        func close() {
            let safe = Array(SafeText(String(line), limit: limit).string)
            if isFirst { lines[0] = safe } else { lines.append(safe) }
            isFirst = false
            line = String.UnicodeScalarView()
        }
        for scalar in outside.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": close()
            default: line.append(scalar)
            }
        }
        close()
        return lines
    }

    static func safe(_ characters: [Character]) -> [Character] {
        Array(SafeText(String(characters), limit: limit).string)
    }
}

/// A place in text: a line, and the character before which typing inserts.
struct TextPlace: Hashable, Comparable, Sendable {
    var line: Int
    var column: Int

    static func < (left: TextPlace, right: TextPlace) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
