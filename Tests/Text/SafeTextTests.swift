import Testing
import Text

@Suite struct `Safe text` {
    @Test(arguments: [
        ("Akash", "Akash"),
        ("größe 東京", "größe 東京"),
        ("a\nb\tc\r\nd", "a b c d"),
        ("title \u{1B}]0;owned\u{7}", "title ·]0;owned·"),
        ("copy \u{1B}]52;c;AAAA\u{1B}\\", "copy ·]52;c;AAAA·\\"),
        ("colour \u{1B}[31mred\u{1B}[0m", "colour ·[31mred·[0m"),
        ("clear \u{1B}[2J", "clear ·[2J"),
        ("C1 \u{9B}2J", "C1 ·2J"),
        ("delete \u{7F}", "delete ·"),
        ("nul \0", "nul ·"),
        ("bidi \u{202E}evil\u{2066}", "bidi evil"),
        ("zero\u{200B}\u{FEFF}width\u{2060}", "zerowidth"),
        ("soft\u{AD}hyphen", "softhyphen"),
        ("tag \u{E0041}\u{E007F}", "tag "),
        ("family 👨\u{200D}👩\u{200D}👧", "family 👨👩👧"),
        ("heart ❤\u{FE0F}", "heart ❤"),
        ("wave 👋\u{1F3FD}", "wave 👋"),
        ("private \u{E000}", "private ·"),
        ("unassigned \u{0378}", "unassigned ·"),
        ("no-break\u{A0}space\u{2028}line", "no-break space line"),
        ("filler \u{3164}\u{115F}", "filler "),
    ])
    func `keeps what is printed and nothing else`(outside: String, shown: String) {
        #expect(SafeText(outside).string.unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test func `keeps one combining mark on a character and none without one`() {
        #expect(Array(SafeText("e\u{301}\u{302}\u{303}x").string.unicodeScalars) == ["e", "\u{301}", "x"])
        #expect(Array(SafeText("\u{301}x \u{301}y").string.unicodeScalars) == ["x", " ", "y"])
    }

    @Test(arguments: [("", 0), ("Akash", 5), ("東京", 4), ("e\u{301}a", 2), ("🚀 up", 5), ("a\u{200D}b", 2)])
    func `counts its cells`(outside: String, width: Int) {
        #expect(SafeText(outside).width == width)
    }

    @Test func `is cut at its limit with an ellipsis`() {
        #expect(SafeText("abcdef", limit: 3).string == "abc…")
        #expect(SafeText("abc", limit: 3).string == "abc")
        #expect(SafeText(String(repeating: "東", count: 10_000)).width == 2 * 4_096 + 1)
    }

    @Test func `sanitizes what is interpolated`() {
        let name = "evil\u{1B}[2J"
        let text: SafeText = "\(name) is \(3) days old"
        #expect(text.string == "evil·[2J is 3 days old")
    }

    @Test func `joins with a separator`() {
        #expect((["a", "東", "c"] as [SafeText]).joined(separator: " · ").string == "a · 東 · c")
        #expect(([] as [SafeText]).joined(separator: ", ").isEmpty)
    }
}
