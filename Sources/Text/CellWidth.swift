/// How many terminal cells a character takes.
public enum CellWidth {
    /// The cells of one scalar: 0 for marks and controls, 2 for East Asian wide characters and emoji, else 1.
    ///
    /// It counts as `wcwidth` of the C library does, scalar by scalar, because ncurses and tmux lay text out by it;
    /// but it does not depend on the locale. Wide are the classes W and F of Unicode's EastAsianWidth.txt.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F { return value < 0x20 ? 0 : 1 }
        if isPlain(value) { return 1 }
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .surrogate, .lineSeparator,
            .paragraphSeparator:
            return 0
        default:
            if isJoiningHangul(value) { return 0 }
            return WideScalars.contains(value) ? 2 : 1
        }
    }

    /// Blocks that frames are full of and that hold nothing but narrow characters: Latin, lines, blocks, braille.
    private static func isPlain(_ value: UInt32) -> Bool {
        switch value {
        case 0xAE..<0x300, 0x2500..<0x25A0, 0x2800..<0x2900: true
        default: false
        }
    }

    /// Vowels and final consonants that are drawn into the syllable before them.
    private static func isJoiningHangul(_ value: UInt32) -> Bool {
        switch value {
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: true
        default: false
        }
    }
}
