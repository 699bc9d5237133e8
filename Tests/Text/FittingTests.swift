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
            ("akash1provider7xk", 9, 0, "akas…r7xk"), ("akash1provider7xk", 17, 0, "akash1provider7xk"),
            ("akash1provider7xk", 2, 0, "ak"), ("gpu.total a100-80gb", 18, 10, "gpu.total a10…80gb"),
            ("gpu.total a100-80gb", 17, 10, "gpu.tota…100-80gb"), ("東京都東京都", 6, 0, "東…都"),
            ("abcde\u{301}", 4, 0, "a…de\u{301}"), ("ab", 0, 0, ""),
        ] as [(SafeText, Int, Int, String)])
    func `cuts the middle and keeps both ends`(text: SafeText, cells: Int, kept: Int, shown: String) {
        #expect(text.cutInMiddle(to: cells, keeping: kept).string == shown)
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
            ("a share of 62 % is", 13, ["a share of", "62 % is"]),
            ("of 1,024 $2.5 in 2026.", 8, ["of 1,024", "$2.5 in", "2026."]),
            ("it fell ▼ 1.3 points", 10, ["it fell", "▼ 1.3", "points"]),
            ("12345678 networks", 9, ["12345678", "networks"]),
            ("any", 0, [""]),
        ] as [(SafeText, Int, [String])])
    func `wraps between words`(text: SafeText, cells: Int, lines: [String]) {
        #expect(text.wrapped(to: cells).map(\.string) == lines)
    }
}
