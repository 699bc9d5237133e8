extension TextEditor {
    /// Edits by a key; `size` is the room that it is drawn in, for lines and pages mean what is seen.
    ///
    /// Characters, Enter, arrows, Ctrl or Alt and ←→ by words, Home, End, PgUp, PgDn, Ctrl-Home, Ctrl-End, Backspace,
    /// Delete, Ctrl-A E K U W D, Ctrl-_ or Alt-U to undo, Alt-E to redo.
    ///
    /// - Returns: false for a key that it does not use, such as Esc and Tab.
    public mutating func handle(_ key: Key, size: Size) -> Bool {
        if edit(key) || move(key, size: size) {
            settle(in: size)
            return true
        }
        return false
    }

    private mutating func edit(_ key: Key) -> Bool {
        switch (key.code, key.modifiers) {
        case (.character(let character), []): type(character)
        case (.enter, []): insert("\n")
        case (.backspace, []): remove(from: place(before: cursor), to: cursor)
        case (.delete, []), (.character("d"), .control): remove(from: cursor, to: place(after: cursor))
        case (.character("k"), .control): remove(from: cursor, to: endOfLineOrNext)
        case (.character("u"), .control): remove(from: TextPlace(line: cursor.line, column: 0), to: cursor)
        case (.character("w"), .control), (.backspace, .alt):
            remove(from: wordStart(before: cursor), to: cursor)
        case (.character("d"), .alt): remove(from: cursor, to: wordEnd(after: cursor))
        case (.character("_"), .control), (.character("u"), .alt): undo()
        case (.character("e"), .alt): redo()
        default: return false
        }
        return true
    }

    private mutating func move(_ key: Key, size: Size) -> Bool {
        lastEdit = .other
        switch (key.code, key.modifiers) {
        case (.up, []): moveRows(-1, size)
        case (.down, []): moveRows(1, size)
        case (.pageUp, []): moveRows(-max(1, size.rows - 1), size)
        case (.pageDown, []): moveRows(max(1, size.rows - 1), size)
        case (.left, []): go(to: place(before: cursor))
        case (.right, []): go(to: place(after: cursor))
        case (.left, .control), (.left, .alt), (.character("b"), .alt): go(to: wordStart(before: cursor))
        case (.right, .control), (.right, .alt), (.character("f"), .alt): go(to: wordEnd(after: cursor))
        case (.home, []), (.character("a"), .control): go(to: TextPlace(line: cursor.line, column: 0))
        case (.end, []), (.character("e"), .control):
            go(to: TextPlace(line: cursor.line, column: lines[cursor.line].count))
        case (.home, .control): go(to: TextPlace(line: 0, column: 0))
        case (.end, .control): go(to: TextPlace(line: lines.count - 1, column: lines[lines.count - 1].count))
        default: return false
        }
        return true
    }

    private mutating func type(_ character: Character) {
        // A space begins the next word to be undone.
        let isNew = lastEdit != .typing || character == " "
        lastEdit = .typing
        insert([TextEditor.lines(of: String(character))[0]], as: isNew ? .typing : nil)
    }

    private mutating func remove(from start: TextPlace, to end: TextPlace) {
        guard start < end else { return }
        remember(.removing)
        let joined = Array(lines[start.line][..<start.column]) + lines[end.line][end.column...]
        lines.replaceSubrange(start.line...end.line, with: [TextEditor.safe(joined)])
        go(to: TextPlace(line: start.line, column: min(start.column, lines[start.line].count)))
    }

    private mutating func go(to place: TextPlace) {
        cursor = place
        wantedCell = nil
    }
}

extension TextEditor {
    /// Keeps the present state to come back to, but for an edit that goes on.
    mutating func remember(_ edit: Edit) {
        let goesOn = edit == .removing && lastEdit == .removing
        lastEdit = edit
        future = []
        guard !goesOn else { return }
        past.append(Version(lines: lines, cursor: cursor))
        if past.count > TextEditor.memory { past.removeFirst() }
    }

    /// Goes back before the last edit; does nothing when there is none.
    public mutating func undo() {
        guard let version = past.popLast() else { return }
        future.append(Version(lines: lines, cursor: cursor))
        restore(version)
    }

    /// Takes the last ``undo()`` back; does nothing after another edit.
    public mutating func redo() {
        guard let version = future.popLast() else { return }
        past.append(Version(lines: lines, cursor: cursor))
        restore(version)
    }

    private mutating func restore(_ version: Version) {
        (lines, cursor) = (version.lines, version.cursor)
        (wantedCell, lastEdit) = (nil, .other)
    }
}

extension TextEditor {
    private func place(before place: TextPlace) -> TextPlace {
        if place.column > 0 { return TextPlace(line: place.line, column: place.column - 1) }
        guard place.line > 0 else { return place }
        return TextPlace(line: place.line - 1, column: lines[place.line - 1].count)
    }

    private func place(after place: TextPlace) -> TextPlace {
        if place.column < lines[place.line].count {
            return TextPlace(line: place.line, column: place.column + 1)
        }
        return place.line + 1 < lines.count ? TextPlace(line: place.line + 1, column: 0) : place
    }

    /// At the end of a line the line end itself, as in nano and Emacs.
    private var endOfLineOrNext: TextPlace {
        let end = TextPlace(line: cursor.line, column: lines[cursor.line].count)
        return cursor == end ? place(after: cursor) : end
    }

    private func wordStart(before start: TextPlace) -> TextPlace {
        var place = start
        while place != self.place(before: place), !isWord(before: place) { place = self.place(before: place) }
        while place.column > 0, isWord(before: place) { place.column -= 1 }
        return place
    }

    private func wordEnd(after start: TextPlace) -> TextPlace {
        var place = start
        while place != self.place(after: place), !isWord(after: place) { place = self.place(after: place) }
        while place.column < lines[place.line].count, isWord(after: place) { place.column += 1 }
        return place
    }

    private func isWord(before place: TextPlace) -> Bool {
        place.column > 0 && TextEditor.isWord(lines[place.line][place.column - 1])
    }

    private func isWord(after place: TextPlace) -> Bool {
        place.column < lines[place.line].count && TextEditor.isWord(lines[place.line][place.column])
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
