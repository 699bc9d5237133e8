import Testing
import Text

@Suite struct `Fitting text` {
    @Test(
        arguments: [
            ("Akash", 9, Alignment.left, "Akash    "), ("Akash", 9, .right, "    Akash"),
            ("Akash", 8, .center, " Akash  "),
            ("Akash", 5, .left, "Akash"), ("Akash", 4, .right, "Aka…"), ("Akash", 1, .left, "…"),
            ("Akash", 0, .left, ""),
            ("Akash", -3, .left, ""), ("東京都", 5, .left, "東京…"), ("東京都", 4, .left, "東… "),
            ("", 2, .left, "  "),
        ] as [(SafeText, Int, Alignment, String)])
    func `fills exactly its cells`(text: SafeText, cells: Int, alignment: Alignment, shown: String) {
        let fitted = text.fitted(to: cells, alignment: alignment)
        #expect(fitted.string == shown)
        #expect(fitted.width == max(0, cells))
    }

    @Test(
        arguments: [
            ("abc", 2, "ab"), ("abc", 7, "abc"), ("東京", 3, "東"), ("東京", 1, ""), ("e\u{301}x", 1, "e\u{301}"),
            ("a", -1, ""),
        ] as [(SafeText, Int, String)])
    func `clips between characters`(text: SafeText, cells: Int, shown: String) {
        #expect(text.clipped(to: cells).string == shown)
    }

    @Test(
        arguments: [
            ("the price of a GPU hour", 9, ["the price", "of a GPU", "hour"]),
            ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
            ("東京都 x", 4, ["東京", "都 x"]),
            ("東", 1, [""]),
            ("", 5, [""]),
            ("short", 40, ["short"]),
            ("any", 0, [""]),
        ] as [(SafeText, Int, [String])])
    func `wraps between words`(text: SafeText, cells: Int, lines: [String]) {
        #expect(text.wrapped(to: cells).map(\.string) == lines)
    }
}
