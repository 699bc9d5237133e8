/// Texts of APIs and chains as numbers; nil for what they are not.
enum Conversions {
    /// A hexadecimal number, big end first, with or without `0x`; over 63 bits it becomes a Double.
    static func hexInteger(_ text: String) -> SQLValue? {
        integer(digits: hexDigits(text))
    }

    /// `count` bytes from `offset` of SCALE data, low end first.
    ///
    /// <https://docs.substrate.io/reference/scale-codec/>: integers have a fixed width in storage.
    static func scaleInteger(_ text: String, bytes count: Int, offset: Int) -> SQLValue? {
        guard [1, 2, 4, 8, 16].contains(count), offset >= 0, let bytes = bytes(text), offset <= bytes.count,
            count <= bytes.count - offset
        else { return nil }
        return integer(bytes[offset..<offset + count].reversed())
    }

    /// The 32-byte word number `word` of a contract's answer, big end first.
    ///
    /// <https://docs.soliditylang.org/en/latest/abi-spec.html#formal-specification-of-the-encoding>
    static func abiInteger(_ text: String, word: Int) -> SQLValue? {
        guard word >= 0, word < 1 << 20, let bytes = bytes(text), (word + 1) * 32 <= bytes.count else {
            return nil
        }
        return integer(bytes[word * 32..<(word + 1) * 32])
    }

    /// `text × 10^exponent`, rounded once: `decimal("1234567", -6)` is 1.234567.
    static func decimal(_ text: String, _ exponent: Int) -> Double? {
        guard text.utf8.count <= 400, (-400...400).contains(exponent) else { return nil }
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let number = parts.first, isDecimal(number) else { return nil }
        guard parts.count == 2 else { return Double("\(number)e\(exponent)") }
        guard let own = Int(parts[1]), (-9_999...9_999).contains(own) else { return nil }
        return Double("\(number)e\(own + exponent)")
    }

    private static func isDecimal(_ text: Substring) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func hexDigits(_ text: String) -> [UInt8]? {
        let digits = text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : text[...]
        let numbers = digits.utf8.map { digit in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x41...0x46: digit - 0x37
            case 0x61...0x66: digit - 0x57
            default: UInt8.max
            }
        }
        return numbers.isEmpty || numbers.contains(.max) ? nil : numbers
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        guard let digits = hexDigits(text), digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private static func integer(digits: [UInt8]?) -> SQLValue? {
        guard let digits else { return nil }
        let even = digits.count.isMultiple(of: 2) ? digits : [0] + digits
        return integer(stride(from: 0, to: even.count, by: 2).map { even[$0] << 4 | even[$0 + 1] })
    }

    private static func integer(_ bytes: some Collection<UInt8>) -> SQLValue? {
        let bytes = bytes.drop { $0 == 0 }
        guard bytes.count <= 64 else { return nil }
        if bytes.count < 8 || (bytes.count == 8 && bytes.first.map { $0 < 0x80 } == true) {
            return .integer(bytes.reduce(0) { $0 << 8 | Int64($1) })
        }
        return .real(bytes.reduce(0) { $0 * 256 + Double($1) })
    }
}
