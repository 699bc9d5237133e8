internal import Metrics

extension JSONValue {
    /// The value on one line, without white space.
    ///
    /// Characters that a terminal could act on, or that do not show, are escaped.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// Programs know one sign for minus, that of ASCII.
    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        (value < 0 ? "-" : "") + Number.fixed(value.magnitude, decimals: decimals)
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += "\(value)"
        case .number(let value): text += value.isFinite ? "\(value)" : "null"
        case .fixed(let value, let decimals):
            text += value.isFinite ? Self.fixed(value, decimals) : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let values): Self.write(values, "[", "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(members, "{", "}", to: &text) { member, text in
                Self.write(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part], _ open: String, _ close: String, to text: inout String,
        _ writePart: (Part, inout String) -> Void
    ) {
        text += open
        for (index, part) in parts.enumerated() {
            if index > 0 { text += "," }
            writePart(part, &text)
        }
        text += close
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case _ where scalar.isInvisible:
                for unit in String(scalar).utf16 { text += "\\u" + hexadecimal(unit) }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
