/// Writes numbers of any width, the lowest bit first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var filled: UInt64 = 0

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(byte: UInt8) { write(UInt64(byte), width: 8) }

    /// Writes the lowest `width` bits of a number that has no higher ones; at most 56.
    mutating func write(_ value: UInt64, width: UInt64) {
        pending |= value &<< filled
        filled &+= width
        while filled >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending &>>= 8
            filled &-= 8
        }
    }

    mutating func write(raw value: UInt64) {
        write(value & 0xFFFF_FFFF, width: 32)
        write(value >> 32, width: 32)
    }

    /// Seven bits a byte, the lowest first; the eighth says that another byte follows (LEB128).
    mutating func write(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            write(byte: UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        write(byte: UInt8(rest))
    }

    /// Fills the last byte with zeros.
    mutating func align() {
        if filled > 0 { write(0, width: 8 &- filled) }
    }
}
