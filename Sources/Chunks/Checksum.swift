/// CRC-32 as zlib, gzip and PNG compute it (polynomial 0xEDB88320), eight bytes at a time.
///
/// M. E. Kounavis, F. L. Berry, "A Systematic Approach to Building High Performance Software-Based CRC Generators", 2005.
public struct Checksum: Sendable {
    private var state: UInt32 = .max

    public init() {}

    public var value: UInt32 { ~state }

    public mutating func add(_ number: Int64) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe add($0) }
    }

    public mutating func add(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe add($0) }
    }

    public mutating func add(_ bytes: [UInt8]) { unsafe add(bytes.span.bytes) }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var state = state
        var offset = 0
        unsafe Self.tables.withUnsafeBufferPointer { tables in
            while offset &+ 8 <= bytes.count {
                let word = unsafe UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let mixed = word ^ UInt64(state)
                state = 0
                for byte in 0..<8 {
                    let index = (7 &- byte) &<< 8 | Int((mixed &>> UInt64(byte &<< 3)) & 0xFF)
                    state ^= unsafe tables[index]
                }
                offset &+= 8
            }
            while offset < bytes.count {
                let index = unsafe UInt8(truncatingIfNeeded: state) ^ bytes[offset]
                state = unsafe tables[Int(index)] ^ (state &>> 8)
                offset &+= 1
            }
        }
        self.state = state
    }

    /// Eight tables of 256: what a byte does that is followed by 0 to 7 others.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in UInt32(0)..<256 {
            var crc = byte
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
            tables.append(crc)
        }
        for index in 256..<2_048 {
            let before = tables[index - 256]
            tables.append((before >> 8) ^ tables[Int(before & 0xFF)])
        }
        return tables
    }()
}
