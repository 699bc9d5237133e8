extension Element {
    /// The value as JSON (RFC 8259), keys in the order of the file.
    ///
    /// An unquoted number, `true`, `false` or null is what it looks like; everything else is a string.
    public var json: String {
        var text = ""
        JSONText.append(node, to: &text)
        return text
    }
}

/// Texts of JSON.
public enum JSONText {
    static func append(_ node: Node, to text: inout String) {
        switch node.value {
        case .scalar(let string, let isPlain): append(string, isPlain: isPlain, to: &text)
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                append(item, to: &text)
            }
            text += "]"
        case .mapping(let pairs):
            text += "{"
            for (index, pair) in pairs.enumerated() {
                if index > 0 { text += "," }
                text += quoted(pair.key.text ?? "") + ":"
                append(pair.value, to: &text)
            }
            text += "}"
        }
    }

    private static func append(_ string: String, isPlain: Bool, to text: inout String) {
        guard isPlain else {
            text += quoted(string)
            return
        }
        switch string {
        case "true", "false": text += string
        case "", "~", "null": text += "null"
        default: text += isNumber(string) ? string : quoted(string)
        }
    }

    /// A string in double quotes, as JSON (RFC 8259) and YAML 1.2 (section 5.7) both read it.
    public static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            // YAML takes no controls, nor marks of byte order, as they are.
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}":
                let code = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    /// Whether a text is a number as JSON writes it: `-0.5`, `1e9`, but not `.5`, `01`, `0x10` or `1_000`.
    static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = digits(&rest)
        guard whole.count == 1 || (whole.count > 1 && whole.first != UInt8(ascii: "0")) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard !digits(&rest).isEmpty else { return false }
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard !digits(&rest).isEmpty else { return false }
        }
        return rest.isEmpty
    }

    private static func digits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
