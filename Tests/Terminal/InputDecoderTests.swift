import Testing

@testable import Terminal

@Suite struct `Decoding input` {
    private func events(_ inputs: [CursesInput]) -> [Event] {
        var decoder = InputDecoder()
        return inputs.flatMap { decoder.take($0) } + decoder.flush()
    }

    @Test func `an escape is a key of its own when nothing follows, else Alt`() {
        #expect(events([.scalar("\u{1B}")]) == [.key(Key(.escape))])
        #expect(events([.scalar("\u{1B}"), .scalar("x")]) == [.key(Key(.character("x"), .alt))])
        #expect(events([.scalar("\u{1B}"), .key(Key(.up))]) == [.key(Key(.up, .alt))])
        #expect(events([.scalar("\u{1B}"), .scalar("\u{1B}")]) == [.key(Key(.escape, .alt))])
    }

    @Test func `a paste keeps controls as text and Enter as a line end`() {
        let pasted: [CursesInput] = "a\rb\u{3}".unicodeScalars.map { .scalar($0) }
        #expect(
            events([.pasteStart] + pasted + [.pasteEnd, .scalar("x")]) == [.paste("a\nb\u{3}"), .key("x")])
    }

    @Test func `a paste without an end ends at the next key`() {
        var decoder = InputDecoder()
        #expect([.pasteStart, .scalar("a")].flatMap { decoder.take($0) } + decoder.flush() == [])
        #expect(decoder.take(.key(Key(.up))) == [.paste("a"), .key(Key(.up))])
        #expect(events([.pasteEnd]) == [])
    }

    /// Curses takes DEL for the backspace key, and an arrow that was copied from a log for the arrow.
    @Test(arguments: [CursesInput.key(Key(.backspace)), .key(Key(.up)), .mouseStart(.numbers), .pasteStart])
    func `what looks like a key within a paste runs nothing`(input: CursesInput) {
        #expect(
            events([.pasteStart, .scalar("a"), input, .scalar("q"), .pasteEnd, .scalar("x")])
                == [.paste("aq"), .key("x")])
    }

    /// As xterm and kitty send them: Meta and an arrow, Shift and Enter, a function key, an answer that came late.
    @Test(arguments: ["[1;9A", "[13;2u", "[57;5u", "[?1;2c", "[27;5;9~", "OM", "[I", "[0 q"])
    func `a sequence that nobody knows is no keys`(sequence: String) {
        let inputs = ("\u{1B}" + sequence).unicodeScalars.map { CursesInput.scalar($0) }
        #expect(events(inputs + [.scalar("x")]) == [.key("x")])
    }

    @Test(arguments: ["[", "O"] as [Unicode.Scalar]) func `Alt and what could begin a sequence is a key`(
        scalar: Unicode.Scalar
    ) {
        #expect(
            events([.scalar("\u{1B}"), .scalar(scalar)]) == [.key(Key(.character(Character(scalar)), .alt))])
        #expect(
            events([.scalar("\u{1B}"), .scalar(scalar), .key(Key(.up))]).last == .key(Key(.up)))
    }

    @Test func `a paste is cut at its limit`() {
        let flood = [CursesInput](repeating: .scalar("x"), count: InputDecoder.pasteLimit + 5)
        guard case .paste(let text) = events([.pasteStart] + flood + [.pasteEnd]).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputDecoder.pasteLimit)
    }

    /// As xterm's ctlseqs describe them.
    static let reports: [(MouseDecoder.Form, String, [Event])] = [
        (.numbers, "0;10;5M", [.mouse(Mouse(.press(.left), at: Position(column: 9, row: 4)))]),
        (.numbers, "0;10;5m", [.mouse(Mouse(.release(.left), at: Position(column: 9, row: 4)))]),
        (.numbers, "18;1;1M", [.mouse(Mouse(.press(.right), at: Position(column: 0, row: 0)))]),
        (.numbers, "32;300;90M", [.mouse(Mouse(.drag, at: Position(column: 299, row: 89)))]),
        (.numbers, "64;1;1M", [.mouse(Mouse(.wheelUp, at: Position(column: 0, row: 0)))]),
        (.numbers, "65;1;1M", [.mouse(Mouse(.wheelDown, at: Position(column: 0, row: 0)))]),
        (.numbers, "66;1;1M", []), (.numbers, "35;1;1M", []), (.numbers, "0;0;5M", []),
        (.numbers, "0;5M", []),
        (.numbers, "99999999999999999999;1;1M", []),
        (.characters, " *%", [.mouse(Mouse(.press(.left), at: Position(column: 9, row: 4)))]),
        (.characters, "#*%", [.mouse(Mouse(.release(.left), at: Position(column: 9, row: 4)))]),
        (.characters, "`!!", [.mouse(Mouse(.wheelUp, at: Position(column: 0, row: 0)))]),
        // What is none is what it would be anywhere.
        (.numbers, "0;1x", [.key("x")]), (.numbers, String(repeating: "1", count: 25), [.key("1")]),
    ]

    @Test(arguments: reports.indices) func `the mouse is told of in either form`(index: Int) {
        let (form, text, expected) = Self.reports[index]
        #expect(events([.mouseStart(form)] + text.unicodeScalars.map { .scalar($0) }) == expected)
    }

    @Test func `a report of the mouse may come in pieces, behind an escape`() {
        var decoder = InputDecoder()
        #expect(decoder.take(.scalar("\u{1B}")) == [])
        #expect(decoder.take(.mouseStart(.numbers)) == [.key(Key(.escape))])
        for scalar in "0;10;".unicodeScalars { #expect(decoder.take(.scalar(scalar)) == []) }
        #expect(decoder.flush() == [])
        #expect(decoder.take(.scalar("5")) == [])
        #expect(
            decoder.take(.scalar("M")) == [.mouse(Mouse(.press(.left), at: Position(column: 9, row: 4)))])
        #expect(decoder.take(.scalar("x")) == [.key("x")])
    }

    @Test(
        arguments: [
            ("kUP5", Key(.up, .control)), ("kRIT2", Key(.right, .shift)),
            ("kDC8", Key(.delete, [.shift, .alt, .control])),
            ("kUP", nil), ("kUP9", nil), ("kXX5", nil), ("", nil),
        ] as [(String, Key?)])
    func `names of terminfo tell the keys held down`(name: String, key: Key?) {
        #expect(CursesKeys.key(name: name) == key)
    }
}
