import CNcurses
import Glibc
import Testing
import Text

@Suite struct `Cell widths` {
    /// Where Assay differs from the C library of Debian 12, and why.
    static let differences: Set<UInt32> = [
        // Formats to which the C library gives a cell; the sanitizer drops formats altogether.
        0xAD, 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
        // AHOM CONSONANT SIGN MEDIAL RA, which Unicode 16 made a spacing mark.
        0x1171E,
    ]

    @Test func `agree with the C library on every scalar that it knows`() throws {
        try #require(unsafe setlocale(LC_CTYPE, "C.UTF-8") != nil)
        var found: Set<UInt32> = []
        for value in UInt32(0x20)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let expected = Int(assay_width(wchar_t(value)))
            if expected >= 0, expected != CellWidth.of(scalar) { found.insert(value) }
        }
        #expect(found == Self.differences)
    }

    @Test(
        arguments: [
            ("a", 1), ("é", 1), ("─", 1), ("⣿", 1), ("東", 2), ("한", 2), ("🚀", 2), ("①", 1), ("ｱ", 1),
            ("Ａ", 2),
            ("\u{301}", 0), ("\u{200B}", 0), ("\u{1B}", 0), ("\u{9B}", 0),
        ] as [(Unicode.Scalar, Int)])
    func `of well known characters`(scalar: Unicode.Scalar, width: Int) {
        #expect(CellWidth.of(scalar) == width)
    }
}
