public import Text

/// One line that can be edited.
public struct TextField: Hashable, Sendable {
    private var characters: [Character]
    /// The character before which typing inserts; the count of characters at the end.
    private var cursor: Int

    /// Starts with some text and the cursor at its end.
    public init(_ text: SafeText = "") {
        characters = Array(text.string)
        cursor = characters.count
    }

    /// What the field holds.
    public var text: SafeText { SafeText(String(characters)) }

    /// Inserts text at the cursor, as a paste does; line ends become spaces.
    public mutating func insert(_ outside: String) {
        let before = String(characters[..<cursor]) + SafeText(outside).string
        let after = String(characters[cursor...])
        // Sanitized as a whole: a mark may be typed after its character.
        characters = Array(SafeText(before + after).string)
        cursor = min(Array(SafeText(before).string).count, characters.count)
    }

    /// Edits by a key: characters, arrows, Home, End, Backspace, Delete and Ctrl-A E K U W.
    ///
    /// - Returns: false for a key that a text field does not use, such as Enter.
    public mutating func handle(_ key: Key) -> Bool {
        switch (key.code, key.modifiers) {
        case (.character(let character), []): insert(String(character))
        case (.left, []): cursor = max(0, cursor - 1)
        case (.right, []): cursor = min(characters.count, cursor + 1)
        case (.home, []), (.character("a"), .control): cursor = 0
        case (.end, []), (.character("e"), .control): cursor = characters.count
        case (.backspace, []): remove(max(0, cursor - 1)..<cursor)
        case (.delete, []), (.character("d"), .control): remove(cursor..<min(characters.count, cursor + 1))
        case (.character("k"), .control): remove(cursor..<characters.count)
        case (.character("u"), .control): remove(0..<cursor)
        case (.character("w"), .control): remove(startOfWord..<cursor)
        default: return false
        }
        return true
    }

    /// Draws into the first row of `rect` and puts the terminal's cursor there.
    ///
    /// A text that is wider than the room is shown around the cursor.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme, role: Role = .text) {
        guard !rect.isEmpty else { return }
        let before = SafeText(String(characters[..<cursor]))
        // One cell is kept for the cursor behind the last character.
        let hidden = max(0, before.width - rect.columns + 1)
        let start = firstCharacter(hiding: hidden)
        let visible = SafeText(String(characters[start...])).clipped(to: rect.columns)
        grid.draw(visible, in: rect, style: theme[role])
        let column = SafeText(String(characters[start..<cursor])).width
        grid.cursor = Position(column: rect.column + min(column, rect.columns - 1), row: rect.row)
    }

    /// The first character that is shown when at least this many cells are hidden at the left.
    private func firstCharacter(hiding cells: Int) -> Int {
        var hidden = 0
        for (index, character) in characters.enumerated() {
            guard hidden < cells else { return index }
            hidden += SafeText(String(character)).width
        }
        return characters.count
    }

    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var startOfWord: Int {
        let end = characters[..<cursor].lastIndex { $0 != " " } ?? 0
        let space = characters[..<end].lastIndex { $0 == " " }
        return space.map { $0 + 1 } ?? 0
    }
}
