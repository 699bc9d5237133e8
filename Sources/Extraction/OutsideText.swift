/// Text that came with an answer.
enum OutsideText {
    /// What keeps a text from being a label or a fact: its length, or a character that nobody sees.
    ///
    /// Refused are the general categories Cc, Cf (bidi controls, zero-width characters, soft hyphens), Cs, Zl
    /// and Zp: <https://www.unicode.org/reports/tr44/#General_Category_Values>.
    static func problem(_ text: String, longest: Int) -> String? {
        if text.isEmpty { return "is empty" }
        // Most texts are ASCII, and Unicode's tables are slow.
        if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return nil }
        if text.unicodeScalars.count > longest { return "is longer than \(longest) characters" }
        return text.unicodeScalars.contains(where: isHidden) ? "holds a control character" : nil
    }

    /// A beginning of the text for a message, on one line and without what nobody sees: `«<html>…»`.
    static func quoted(_ text: some StringProtocol) -> String {
        "«\(plain(text, longest: 40))»"
    }

    /// At most `longest` characters that can be seen; white space becomes one space.
    static func plain(_ text: some StringProtocol, longest: Int) -> String {
        var shown = String.UnicodeScalarView()
        var rest = text.unicodeScalars.makeIterator()
        while let scalar = rest.next() {
            guard shown.count < longest else { return String(shown) + "…" }
            if scalar.properties.isWhitespace {
                if shown.last != " " { shown.append(" ") }
            } else if !isHidden(scalar) {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
