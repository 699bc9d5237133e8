/// Reads what ``BitWriter`` wrote; past the end it reads zeros, which ``isExhausted`` tells in the end.
///
/// Unsafe in that it must not outlive the bytes; every access is checked against their count.
@unsafe
struct BitReader {
    private let bytes: UnsafeRawBufferPointer
    /// In bits.
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = unsafe bytes }

    /// Whether every byte has been read, none twice.
    var isAtEnd: Bool { unsafe (position + 7) >> 3 == bytes.count }
    /// Whether more was read than there is.
    var isExhausted: Bool { unsafe position > bytes.count << 3 }

    /// At least the next 56 bits.
    @inline(__always)
    func peek() -> UInt64 {
        let byte = unsafe position >> 3
        guard unsafe byte &+ 8 <= bytes.count else { return unsafe peekAtEnd(byte) }
        let word = unsafe bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
        return unsafe UInt64(littleEndian: word) &>> UInt64(position & 7)
    }

    @inline(never)
    private func peekAtEnd(_ first: Int) -> UInt64 {
        var word: UInt64 = 0
        var byte = first
        while unsafe byte < bytes.count {
            word |= unsafe UInt64(bytes[byte]) &<< UInt64((byte - first) << 3)
            byte += 1
        }
        return unsafe word &>> UInt64(position & 7)
    }

    @inline(__always)
    mutating func skip(_ width: UInt64) { unsafe position &+= Int(width) }

    /// At most 56 bits.
    @inline(__always)
    mutating func read(width: UInt64) -> UInt64 {
        let value = unsafe peek() & (1 &<< width &- 1)
        unsafe skip(width)
        return value
    }

    mutating func readRaw() -> UInt64 {
        let low = unsafe read(width: 32)
        return unsafe low | read(width: 32) << 32
    }

    mutating func readVarint() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let byte = unsafe read(width: 8)
            value |= (byte & 0x7F) &<< shift
            if byte < 0x80 { break }
            shift += 7
        }
        return value
    }

    mutating func align() { unsafe position = (position + 7) & ~7 }
}
