/// Whole numbers in a row, small ones in few bytes: seven bits a byte, the lowest first (LEB128).
public enum NumberList {
    public static func packed(_ numbers: [UInt64]) -> [UInt8] {
        var writer = BitWriter(capacity: numbers.count * 2)
        for number in numbers { writer.write(varint: number) }
        return writer.bytes
    }

    public static func numbers(_ bytes: [UInt8]) -> [UInt64]? { unsafe numbers(bytes.span.bytes) }

    /// - Returns: nil when the last number is cut off.
    public static func numbers(_ bytes: RawSpan) -> [UInt64]? {
        unsafe bytes.withUnsafeBytes { bytes in
            if let last = unsafe bytes.last, last >= 0x80 { return nil }
            var numbers: [UInt64] = []
            numbers.reserveCapacity(bytes.count)
            var reader = unsafe BitReader(bytes)
            while unsafe !reader.isAtEnd { unsafe numbers.append(reader.readVarint()) }
            return numbers
        }
    }
}
