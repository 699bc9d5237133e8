/// Numbers from zero to a greatest, all alike probable, in truncated binary code.
///
/// With `n` possible numbers and the largest power of two up to that, 2^k, the first 2^(k+1) - n take k bits and the
/// others one more. S. W. Golomb, "Run-Length Encodings", 1966.
struct Truncated {
    let greatest: UInt64
    fileprivate let width: UInt64
    /// How many numbers take ``width`` bits.
    fileprivate let short: UInt64

    init(greatest: UInt64) {
        self.greatest = greatest
        let count = greatest &+ 1
        width = UInt64(63 - max(1, count).leadingZeroBitCount)
        short = (2 &<< width) &- count
    }

    /// Whether a number fits the widths that are read and written at once.
    var isShort: Bool { greatest < 1 << 54 }

    /// The length of the numbers' code, each told from `least`.
    func bits(of numbers: [Int64], from least: Int64) -> Int {
        var long = 0
        for number in numbers { long &+= UInt64(bitPattern: number &- least) < short ? 0 : 1 }
        return Int(width) * numbers.count + long
    }
}

extension BitWriter {
    mutating func write(_ value: UInt64, _ code: Truncated) {
        guard value >= code.short else { return write(value, width: code.width) }
        let long = value &+ code.short
        write(long &>> 1, width: code.width)
        write(long & 1, width: 1)
    }
}

extension BitReader {
    @inline(__always)
    mutating func read(_ code: Truncated) -> UInt64 {
        let value = unsafe read(width: code.width)
        guard value >= code.short else { return value }
        return unsafe (value &<< 1 | read(width: 1)) &- code.short
    }
}
