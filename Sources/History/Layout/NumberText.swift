internal import Chunks

extension [UInt8] {
    mutating func append(integer value: Int64) {
        append(addingCapacity: OutputSpan.longestNumber) { $0.append(integer: value) }
    }

    /// Writes a finite number so that it reads back with its very bits.
    mutating func append(number value: Double) {
        append(addingCapacity: OutputSpan.longestNumber) { $0.append(number: value) }
    }
}

/// The same where the room was made before, for many numbers.
extension OutputSpan<UInt8> {
    /// In bytes, as in -2.2250738585072014e-308.
    static var longestNumber: Int { 24 }

    mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }

    mutating func append(integer value: Int64) {
        if value < 0 { append("-") }
        append(digits: value.magnitude)
    }

    mutating func append(number value: Double) {
        for (decimals, power) in [1.0, 1e2, 1e4].enumerated() {
            let product = value * power
            guard product.magnitude < 0x1p51 else { break }
            // Rounds to the nearest whole number: what is added leaves no bits for a fraction.
            let number = Int64((product + 0x1.8p52) - 0x1.8p52)
            guard (Double(number) / power).bitPattern == value.bitPattern else { continue }
            if number < 0 { append("-") }
            let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: UInt64(power))
            append(digits: whole)
            if decimals > 0 {
                append(".")
                append(digits: fraction, atLeast: decimals * 2)
            }
            return
        }
        for byte in value.description.utf8 { append(byte) }
    }

    private mutating func append(digits value: UInt64, atLeast width: Int = 1) {
        var length = 1
        var limit: UInt64 = 10
        while length < 19, value >= limit {
            length += 1
            limit &*= 10
        }
        if value >= limit { length += 1 }
        length = Swift.max(length, width)
        for _ in 0..<length { append("0") }
        var rest = value
        var index = count - 1
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            self[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
            index -= 1
        }
    }
}

/// Reads numbers from text, each correctly rounded.
@unsafe
struct NumberScanner {
    private let bytes: UnsafeRawBufferPointer
    private(set) var position: Int

    init(_ bytes: UnsafeRawBufferPointer, from position: Int = 0) {
        unsafe self.bytes = unsafe bytes
        unsafe self.position = position
    }

    private var next: UInt8? {
        unsafe position < bytes.count ? bytes[position] : nil
    }

    var isAtEnd: Bool { unsafe position == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard unsafe next == UInt8(ascii: character) else { return false }
        unsafe position += 1
        return true
    }

    mutating func integer() -> Int64? {
        let start = unsafe position
        _ = unsafe take("-")
        guard let value = unsafe digits(), !value.isLong else {
            return unsafe parsed(from: start, Int64.init)
        }
        return unsafe bytes[start] == UInt8(ascii: "-") ? -Int64(value.value) : Int64(value.value)
    }

    mutating func number() -> Double? {
        let start = unsafe position
        _ = unsafe take("-")
        let isNegative = unsafe position > start
        guard let whole = unsafe digits() else { return nil }
        var (number, decimals, isLong) = (whole.value, 0, whole.isLong)
        if unsafe take(".") {
            guard let fraction = unsafe digits(after: number, count: whole.count) else { return nil }
            (number, decimals) = (fraction.value, fraction.count - whole.count)
            isLong = isLong || fraction.isLong
        }
        if let character = unsafe next, character | 0x20 == UInt8(ascii: "e") {
            unsafe position += 1
            if unsafe !take("-") { _ = unsafe take("+") }
            guard unsafe digits() != nil else { return nil }
            isLong = true
        }
        // Both are exact, so that the division is rounded once.
        guard !isLong, number < 1 << 53, decimals <= 15 else {
            return unsafe parsed(from: start, { Double($0) }).flatMap { $0.isFinite ? $0 : nil }
        }
        let value = unsafe Double(number) / Self.powers[decimals]
        return isNegative ? -value : value
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// At least one digit; `isLong` when there are more than 18, so that the value is no longer exact.
    @inline(__always)
    private mutating func digits(
        after start: UInt64 = 0, count: Int = 0
    ) -> (value: UInt64, count: Int, isLong: Bool)? {
        var value = start
        var count = count
        let first = unsafe position
        while let character = unsafe next, character &- UInt8(ascii: "0") < 10 {
            value = value &* 10 &+ UInt64(character &- UInt8(ascii: "0"))
            count += 1
            unsafe position += 1
        }
        return unsafe position > first ? (value, count, count > 18) : nil
    }

    private func parsed<Value>(from start: Int, _ parse: (String) -> Value?) -> Value? {
        unsafe parse(String(decoding: bytes[start..<position], as: UTF8.self))
    }
}
