/// An answer as bytes, before anything is read from it.
enum Answer {
    /// What keeps SQLite from reading it as text.
    static func problem(_ bytes: [UInt8]) -> String? {
        if bytes.isEmpty { return "the answer is empty" }
        if bytes.count > Connection.longest { return "longer than \(Connection.longest >> 20) MiB" }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            return "not JSON: not UTF-8 at byte \(error.byteOffsets.lowerBound)"
        }
        // SQLite reads a C string: what follows a NUL would be ignored.
        return bytes.firstIndex(of: 0).map { "not JSON: NUL at byte \($0)" }
    }

    /// What it is instead, when it is text but not JSON.
    static func description(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(400), as: UTF8.self)
        let first = text.first { !$0.isWhitespace }
        guard first == "{" || first == "[" else { return "not JSON: begins with \(OutsideText.quoted(text))" }
        guard isCutOff(bytes) else { return "not JSON: malformed; begins with \(OutsideText.quoted(text))" }
        let end = String(decoding: bytes.suffix(30), as: UTF8.self)
        return "not JSON: breaks off after \(bytes.count) bytes, with \(OutsideText.quoted(end))"
    }

    /// Whether a bracket or a string is still open at the end.
    private static func isCutOff(_ bytes: [UInt8]) -> Bool {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                isEscaped = byte == UInt8(ascii: "\\")
                isInString = byte != UInt8(ascii: "\"")
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
        }
        return depth > 0 || isInString
    }
}
