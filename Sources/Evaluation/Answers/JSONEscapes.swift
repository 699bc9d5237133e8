/// The one escape of JSON that YAML lacks.
enum JSONEscapes {
    /// Writes a pair of surrogate escapes (`\ud83d\ude00`) as the character that it stands for.
    ///
    /// All else of JSON is YAML already. Other texts pass as they are.
    static func joined(_ text: String) -> String {
        guard text.first(where: { !$0.isWhitespace }) == "{", text.contains("\\u") else { return text }
        let bytes = Array(text.utf8)
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let high = escape(bytes, at: index), (0xD800..<0xDC00).contains(high),
                let low = escape(bytes, at: index + 6), (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            {
                joined += Array(String(scalar).utf8)
                index += 12
            } else {
                // A backslash and what it escapes stay together, so that `\\ud83d` is not read as an escape.
                let length = bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                joined += bytes[index..<min(index + length, bytes.count)]
                index += length
            }
        }
        return String(decoding: joined, as: UTF8.self)
    }

    private static func escape(_ bytes: [UInt8], at index: Int) -> UInt32? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
