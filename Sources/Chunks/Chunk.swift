/// The samples of one series and one day, packed.
///
/// | bytes | |
/// |---|---|
/// | 1 | the version of the format (high half: 1) and the ``Coding`` of the values (low half) |
/// | 1 | decimals; 0 with ``Coding/doubles`` |
/// | … | the times: see ``TimeCoding`` |
/// | … | the values: see ``StepCoding``, ``DenseCoding``, ``DoubleCoding`` |
///
/// Numbers stand lowest bit first; each part begins on a byte. Nothing is lost: every value comes back with its bits.
public enum Chunk {
    /// How the values are packed.
    public enum Coding: UInt8, Sendable {
        case steps = 0
        case dense = 1
        case doubles = 2
    }

    static let version: UInt8 = 1
    /// A second has one sample at most, and a day 86,400 seconds.
    public static let longest = 86_400

    /// Packs samples, whose times are told from `origin`, the beginning of their day.
    ///
    /// - Precondition: `points` holds at least one sample, its times ascend and its values are finite.
    public static func encode(_ points: Points, origin: Int64) -> Packed {
        let scaled = Decimals.scale(points.values)
        var writer = BitWriter(capacity: points.count + 32)
        let coding: Coding =
            if let scaled {
                StepCoding.size(of: scaled.numbers) <= DenseCoding.size(of: scaled.numbers) ? .steps : .dense
            } else {
                .doubles
            }
        writer.write(byte: version << 4 | coding.rawValue)
        writer.write(byte: UInt8(scaled?.decimals ?? 0))
        TimeCoding.encode(points.times, origin: origin, into: &writer)
        switch (coding, scaled) {
        case (.steps, let scaled?): StepCoding.encode(scaled.numbers, into: &writer)
        case (.dense, let scaled?): DenseCoding.encode(scaled.numbers, into: &writer)
        default: DoubleCoding.encode(points.values, into: &writer)
        }
        return Packed(points, scaled, writer.bytes)
    }

    /// Unpacks what ``encode(_:origin:)`` made.
    ///
    /// - Throws: ``ChunkError`` for anything else; no input traps or is read past its end.
    public static func decode(
        _ bytes: RawSpan, count: Int, origin: Int64
    ) throws(ChunkError) -> Points {
        try unsafe bytes.withUnsafeBytes { (bytes) throws(ChunkError) in
            unsafe try decode(bytes, count: count, origin: origin)
        }
    }

    /// The same with bytes that lie in an array.
    public static func decode(_ bytes: [UInt8], count: Int, origin: Int64) throws(ChunkError) -> Points {
        try unsafe decode(bytes.span.bytes, count: count, origin: origin)
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer, count: Int, origin: Int64
    ) throws(ChunkError) -> Points {
        guard (1...longest).contains(count) else { throw .damaged }
        var reader = unsafe BitReader(bytes)
        let tag = UInt8(unsafe reader.read(width: 8))
        guard tag >> 4 == version else { throw .version(tag >> 4) }
        guard let coding = Coding(rawValue: tag & 15) else { throw .damaged }
        let decimals = Int(unsafe reader.read(width: 8))
        guard decimals <= Decimals.limit else { throw .damaged }
        let power = Decimals.powers[decimals]
        let times = unsafe try TimeCoding.decode(&reader, count: count, origin: origin)
        guard unsafe !reader.isExhausted else { throw .damaged }
        let values =
            switch coding {
            case .steps: unsafe try StepCoding.decode(&reader, count: count, power: power)
            case .dense: unsafe try DenseCoding.decode(&reader, count: count, power: power)
            case .doubles: unsafe try DoubleCoding.decode(&reader, count: count)
            }
        guard unsafe reader.isAtEnd else { throw .damaged }
        return Points(times: times, values: values)
    }
}
