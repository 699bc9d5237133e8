import TestSupport
import Testing

/// The emulator is what the session is judged by: its own judge is ECMA-48.
@Suite struct `The screen emulator` {
    @Test(arguments: [
        ("ab\r\ncd", "ab\ncd\n\n"), ("abcdefgh", "abcdef\ngh\n\n"), ("abcdef\r\ng", "abcdef\ng\n\n"),
        ("a\u{1B}[2;3Hb", "a\n  b\n\n"), ("abc\u{1B}[1Gx", "xbc\n\n\n"), ("abc\u{1B}[2DX", "aXc\n\n\n"),
        ("abc\u{1B}[1;2H\u{1B}[K", "a\n\n\n"), ("abc\u{1B}[1;2H\u{1B}[1K", "  c\n\n\n"),
        ("a\r\nb\u{1B}[2Jc", "\n c\n\n"),
        ("abcdef\u{1B}[1;2H\u{1B}[2P", "adef\n\n\n"), ("abcdef\u{1B}[1;2H\u{1B}[2@", "a  bcd\n\n\n"),
        ("abcd\u{1B}[1;2H\u{1B}[2X", "a  d\n\n\n"), ("-\u{1B}[3b", "----\n\n\n"),
        ("a\r\nb\r\nc\r\nd", "b\nc\nd\n"),
        ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}M", "\na\nb\n"), ("a\r\nb\r\nc\u{1B}[2;3r\u{1B}[3;1H\nd", "a\nc\nd\n"),
        ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[L", "\na\nb\n"), ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[M", "b\nc\n\n"),
        ("東京x", "東京x\n\n\n"), ("東\u{1B}[1;3Hx", "東x\n\n\n"), ("e\u{301}x", "e\u{301}x\n\n\n"),
        ("\u{1B}]0;title\u{7}a\u{1B}]2;t\u{1B}\\b", "ab\n\n\n"), ("a\u{1B}[31;1mb\u{1B}(Bc", "abc\n\n\n"),
        ("main\u{1B}[?1049h\u{1B}[Halt\u{1B}[?1049l", "main\n\n\n"),
        ("a\u{1B}7\u{1B}[3;3H\u{1B}8b", "ab\n\n\n"),
    ])
    func `does what sequences say`(bytes: String, shown: String) {
        var screen = ScreenEmulator(columns: 6, rows: 3)
        screen.feed(bytes.utf8)
        #expect(screen.text == shown)
        #expect(screen.unknown == [])
    }

    @Test func `knows modes and reports what it does not know`() {
        var screen = ScreenEmulator(columns: 6, rows: 3)
        screen.feed("\u{1B}[?25l\u{1B}[?1000;1006h\u{1B}=\u{1B}[5y".utf8)
        #expect(screen.modes == [7, 1000, 1006])
        #expect(screen.hasApplicationKeypad)
        #expect(screen.unknown == ["CSI [5]y"])
    }
}
