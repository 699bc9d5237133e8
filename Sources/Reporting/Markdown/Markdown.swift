/// Text from outside as Markdown that shows it, and does nothing else.
///
/// What GitHub makes by itself of the text that comes out, a link of `a@example.org` and a mention of `@name`, no escape
/// keeps it from.
///
/// The one escaper of all reports: templates pass every value through it, but for the few of three braces.
enum Markdown {
    /// One line of GitHub-flavoured Markdown that reads as `text`.
    ///
    /// What does not show is dropped and line breaks become spaces. Characters that CommonMark, tables,
    /// strike-through, mathematics or bare links could act on stand behind a backslash, and so does the one that
    /// would make a list, a heading or a rule of the line.
    static func escaped(_ text: String) -> String {
        let scalars = trimmed(text.visible.unicodeScalars)
        let digits = scalars.prefix { ("0"..."9").contains($0) }.count
        var escaped = ""
        for (index, scalar) in scalars.enumerated() {
            let isActive =
                switch scalar {
                case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": true
                case "#", "+", "-", "=": index == 0
                case ".": isNumbering(scalars, digits, index) || isAfterWorldWideWeb(scalars, index)
                case ")": isNumbering(scalars, digits, index)
                case ":": scalars[(index + 1)...].starts(with: ["/", "/"])
                default: false
                }
            if isActive { escaped.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
        let start = Array(scalars.drop { $0 == " " })
        return Array(start[..<((start.lastIndex { $0 != " " }.map { $0 + 1 }) ?? 0)])
    }

    /// Whether it follows the digits that a line begins with, so that `1. ` would open a list.
    private static func isNumbering(_ scalars: [Unicode.Scalar], _ digits: Int, _ index: Int) -> Bool {
        digits > 0 && index == digits && (index + 1 == scalars.count || scalars[index + 1] == " ")
    }

    /// GitHub makes a link of `www.` by itself.
    private static func isAfterWorldWideWeb(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// A destination for `[text](…)`: everything but the plain characters of an address is percent-encoded.
    static func destination(_ url: String) -> String {
        url.utf8.reduce(into: "") { text, byte in
            if plain.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
    }

    private static let plain = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&+,;=%".utf8)
}
