/// Rice's code: the quotient by a power of two in unary, then the remainder.
///
/// Short for small numbers; a number whose quotient would be 24 or more is written whole behind 24 zeros.
/// R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", JPL 79-22, 1979.
enum Rice {
    static let escape: UInt64 = 24
    static let largestParameter: UInt64 = 52

    /// The parameter that makes the shortest code of numbers, and that length in bits.
    static func best(for values: [UInt64]) -> (parameter: UInt64, bits: Int) {
        var total: UInt64 = 0
        for value in values { total = total.addingReportingOverflow(min(value, 1 << 52)).partialValue }
        let mean = total / UInt64(max(1, values.count))
        let guess = mean < 2 ? 0 : UInt64(63 - mean.leadingZeroBitCount)
        let candidates = (guess > 0 ? guess - 1 : 0)...min(guess + 1, largestParameter)
        return candidates.map { ($0, bits(of: values, parameter: $0)) }.min { $0.1 < $1.1 } ?? (0, 0)
    }

    private static func bits(of values: [UInt64], parameter: UInt64) -> Int {
        var bits: UInt64 = 0
        for value in values {
            let quotient = value &>> parameter
            bits &+= quotient < escape ? quotient &+ 1 &+ parameter : escape &+ 65
        }
        return Int(bits)
    }
}

extension BitWriter {
    mutating func write(rice value: UInt64, parameter: UInt64) {
        let quotient = value &>> parameter
        guard quotient < Rice.escape else {
            write(1 << Rice.escape, width: Rice.escape + 1)
            write(raw: value)
            return
        }
        write(1 &<< quotient, width: quotient &+ 1)
        write(value & (1 &<< parameter &- 1), width: parameter)
    }
}

extension BitReader {
    @inline(__always)
    mutating func readRice(parameter: UInt64) -> UInt64 {
        let word = unsafe peek()
        let quotient = UInt64(truncatingIfNeeded: word.trailingZeroBitCount)
        if quotient &+ parameter < 56, quotient < Rice.escape {
            unsafe skip(quotient &+ 1 &+ parameter)
            return quotient &<< parameter | (word &>> (quotient &+ 1)) & (1 &<< parameter &- 1)
        }
        return unsafe readLongRice(quotient, parameter)
    }

    @inline(never)
    private mutating func readLongRice(_ quotient: UInt64, _ parameter: UInt64) -> UInt64 {
        guard quotient < Rice.escape else {
            unsafe skip(Rice.escape + 1)
            return unsafe readRaw()
        }
        unsafe skip(quotient + 1)
        return unsafe quotient &<< parameter | read(width: parameter)
    }
}

/// Signed numbers as unsigned ones, small for small: 0, -1, 1, -2 … become 0, 1, 2, 3 ….
enum ZigZag {
    @inline(__always)
    static func encode(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value &<< 1) ^ (value &>> 63)) }

    @inline(__always)
    static func decode(_ value: UInt64) -> Int64 {
        Int64(bitPattern: value &>> 1) ^ (0 &- Int64(bitPattern: value & 1))
    }
}
