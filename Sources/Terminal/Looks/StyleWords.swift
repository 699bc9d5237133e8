extension Color {
    /// Reads `default`, one of the eight names (`red`), a bright one (`bright-red`), `0` to `255`, or `#ff8700`.
    public init?(_ text: some StringProtocol) {
        let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        if text == "default" {
            self = .standard
        } else if let index = names.firstIndex(of: String(text)) {
            self = .indexed(UInt8(index))
        } else if text.hasPrefix("bright-"), let index = names.firstIndex(of: String(text.dropFirst(7))) {
            self = .indexed(UInt8(index) + 8)
        } else if text.first == "#" {
            let digits = text.dropFirst()
            guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
                let value = UInt32(digits, radix: 16)
            else { return nil }
            self = .rgb(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
        } else if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let index = UInt8(text) {
            self = .indexed(index)
        } else {
            return nil
        }
    }
}

extension Style {
    /// What ``init(words:)`` reads, for messages.
    public static let grammar =
        "a style such as 'bold 214 on 236', '\"#ff8700\"' or 'plain' (a colour, 'on' and a background, "
        + "bold, dim, italic, underline, reverse)"

    /// Reads words in any order: a colour, `on` and a background, attributes; `plain` for none of them.
    ///
    /// - Returns: nil for a word that is none of these, or two colours.
    public init?(words text: some StringProtocol) {
        let attributes: [String: Attributes] = [
            "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
        ]
        var words = text.split { $0 == " " }.map { String($0) }[...]
        guard !words.isEmpty else { return nil }
        self = .plain
        if words == ["plain"] { return }
        var hasForeground = false
        var hasBackground = false
        while let word = words.popFirst() {
            if let attribute = attributes[word] {
                self.attributes.insert(attribute)
            } else if word == "on", !hasBackground, let name = words.popFirst(), let color = Color(name) {
                (background, hasBackground) = (color, true)
            } else if word != "on", !hasForeground, let color = Color(word) {
                (foreground, hasForeground) = (color, true)
            } else {
                return nil
            }
        }
    }
}
