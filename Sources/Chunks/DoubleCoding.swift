/// Doubles of full precision: the bits in which each differs from the one before.
///
/// T. Pelkonen et al., "Gorilla: A Fast, Scalable, In-Memory Time Series Database", VLDB 2015, section 4.1.2.
enum DoubleCoding {
    static func encode(_ values: [Double], into writer: inout BitWriter) {
        guard var last = values.first?.bitPattern else { return }
        writer.write(raw: last)
        var (leading, width) = (0, 0)
        for value in values.dropFirst() {
            let difference = value.bitPattern ^ last
            last = value.bitPattern
            guard difference != 0 else {
                writer.write(0, width: 1)
                continue
            }
            let zeros = min(difference.leadingZeroBitCount, 31)
            let trailing = difference.trailingZeroBitCount
            if width > 0, zeros >= leading, trailing >= 64 - leading - width {
                writer.write(0b01, width: 2)
            } else {
                (leading, width) = (zeros, 64 - zeros - trailing)
                writer.write(0b11, width: 2)
                writer.write(UInt64(leading), width: 5)
                writer.write(UInt64(width - 1), width: 6)
            }
            let bits = difference >> UInt64(64 - leading - width)
            writer.write(bits & 0xFFFF_FFFF, width: UInt64(min(width, 32)))
            if width > 32 { writer.write(bits >> 32, width: UInt64(width - 32)) }
        }
        writer.align()
    }

    static func decode(_ reader: inout BitReader, count: Int) throws(ChunkError) -> [Double] {
        var last = unsafe reader.readRaw()
        var values: [Double] = []
        values.reserveCapacity(count)
        values.append(Double(bitPattern: last))
        var (leading, width) = (0, 0)
        for _ in 1..<count {
            if unsafe reader.read(width: 1) == 1 {
                if unsafe reader.read(width: 1) == 1 {
                    leading = Int(unsafe reader.read(width: 5))
                    width = Int(unsafe reader.read(width: 6)) + 1
                }
                guard width > 0, leading + width <= 64 else { throw .damaged }
                var bits = unsafe reader.read(width: UInt64(min(width, 32)))
                if width > 32 { bits |= unsafe reader.read(width: UInt64(width - 32)) << 32 }
                last ^= bits << UInt64(64 - leading - width)
            }
            values.append(Double(bitPattern: last))
        }
        unsafe reader.align()
        guard values.allSatisfy(\.isFinite) else { throw .damaged }
        return values
    }
}
