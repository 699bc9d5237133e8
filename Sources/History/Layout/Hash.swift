/// Hashes as they are stored: the bytes of their hexadecimal digits, half as long.
enum Hash {
    /// - Returns: nil for a text that is not lower-case hexadecimal digits in pairs.
    static func bytes(of text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard !digits.isEmpty, digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(of: digits[index]), let low = value(of: digits[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    static func text(of bytes: RawSpan) -> String {
        // In place: a start reads a few hundred.
        unsafe String(unsafeUninitializedCapacity: bytes.byteCount * 2) { digits in
            for index in 0..<bytes.byteCount {
                let byte = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
                unsafe digits[index * 2] = digit(byte >> 4)
                unsafe digits[index * 2 + 1] = digit(byte & 15)
            }
            return bytes.byteCount * 2
        }
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension Statement {
    /// A hash as text, however it is stored; nil for NULL.
    func hash(_ column: Int32) -> String? {
        isBlob(column) ? withBytes(column) { Hash.text(of: $0) } : optionalText(column)
    }
}
