internal import Metrics

extension [UInt8] {
    /// A field of CSV, in quotes where it needs them.
    mutating func append(field: String) {
        let needsQuotes = field.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        guard needsQuotes else { return append(contentsOf: field.utf8) }
        append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }

    /// A text in double quotes with backslashes before what needs them, as JSON and OpenMetrics have it.
    ///
    /// OpenMetrics knows only `\n`, `\"` and `\\`; other control characters stay, where JSON wants `\u`.
    mutating func append(quoted text: String, controls: Bool) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case UInt8(ascii: "\n"): append(contentsOf: "\\n".utf8)
            case 0..<0x20 where controls:
                let digits = String(byte, radix: 16)
                append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// A second as ISO 8601 in UTC; plain seconds where the year has not four digits.
    mutating func append(time: Int64) {
        guard let civil = CivilTime(time) else { return append(integer: time) }
        append(contentsOf: civil.text)
    }
}
