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
        #expect(events([.pasteStart, .scalar("a"), .key(Key(.up))]) == [.paste("a"), .key(Key(.up))])
        #expect(events([.pasteEnd]) == [])
    }

    @Test func `a paste is cut at its limit`() {
        let flood = [CursesInput](repeating: .scalar("x"), count: InputDecoder.pasteLimit + 5)
        guard case .paste(let text) = events([.pasteStart] + flood + [.pasteEnd]).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputDecoder.pasteLimit)
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
