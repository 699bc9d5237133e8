/// The samples of one series and one day, packed.
///
/// | bytes | |
/// |---|---|
/// | 1 | the version of the format (high half: 2) and the ``Coding`` of the values (low half) |
/// | 1 | decimals (low five bits; 0 with ``Coding/doubles``) and the ``TimeCoding`` (high three) |
/// | … | the times: see ``TimeCoding`` |
/// | … | the values: see ``StepCoding``, ``DenseCoding``, ``DoubleCoding`` |
///
/// Numbers stand lowest bit first; each part begins on a byte. Nothing is lost: every value comes back with its bits.
/// Chunks of version 1, in which the time coding has a byte of its own after the decimals, are still read.
public enum Chunk {
    /// How the values are packed.
    public enum Coding: UInt8, Sendable {
        case steps = 0
        case dense = 1
        case doubles = 2
    }

    static let version: UInt8 = 2
    /// A second has one sample at most, and a day 86,400 seconds.
    public static let longest = 86_400

    /// Packs samples, whose times are told from `origin`, the beginning of their day.
    ///
    /// - Precondition: `points` holds at least one sample, its times ascend and its values are finite.
    public static func encode(_ points: Points, origin: Int64) -> Packed {
        let scaled = Decimals.scale(points.values)
        var writer = BitWriter(capacity: points.count * 2 + 32)
        let times = TimePlan(points.times)
        func begin(_ coding: Coding, decimals: Int) {
            writer.write(byte: version << 4 | coding.rawValue)
            writer.write(byte: UInt8(decimals) | times.coding.rawValue << 5)
            times.write(points.times, origin: origin, into: &writer)
        }
        guard let scaled else {
            begin(.doubles, decimals: 0)
            DoubleCoding.encode(points.values, into: &writer)
            return Packed(points, scaled, writer.bytes)
        }
        switch plan(scaled.numbers) {
        case .steps(let plan):
            begin(.steps, decimals: scaled.decimals)
            plan.write(first: scaled.numbers[0], into: &writer)
        case .dense(let plan):
            begin(.dense, decimals: scaled.decimals)
            plan.write(scaled.numbers, into: &writer)
        }
        return Packed(points, scaled, writer.bytes)
    }

    private enum Plan {
        case steps(StepPlan)
        case dense(DensePlan)
    }

    /// The shorter coding; where it is plain which that is, the other is not tried.
    private static func plan(_ numbers: [Int64]) -> Plan {
        var changes = 0
        var last = numbers[0]
        for number in numbers {
            changes &+= number == last ? 0 : 1
            last = number
        }
        if changes * 5 <= numbers.count { return .steps(StepPlan(numbers)) }
        let dense = DensePlan(numbers)
        guard changes * 4 <= numbers.count * 3 else { return .dense(dense) }
        let steps = StepPlan(numbers)
        return steps.bits <= dense.bits ? .steps(steps) : .dense(dense)
    }

    /// Unpacks what ``encode(_:origin:)`` made.
    ///
    /// - Throws: ``ChunkError`` for anything else; no input traps or is read past its end.
    public static func decode(
        _ bytes: RawSpan, count: Int, origin: Int64
    ) throws(ChunkError) -> Points {
        try decode(bytes, count: count, origin: origin, upTo: .max)
    }

    /// Unpacks the samples up to a second, that included, and does not look at those after it.
    public static func decode(
        _ bytes: RawSpan, count: Int, origin: Int64, upTo end: Int64
    ) throws(ChunkError) -> Points {
        try unsafe bytes.withUnsafeBytes { (bytes) throws(ChunkError) in
            unsafe try decode(bytes, count: count, origin: origin, upTo: end)
        }
    }

    /// The same with bytes that lie in an array.
    public static func decode(_ bytes: [UInt8], count: Int, origin: Int64) throws(ChunkError) -> Points {
        try unsafe decode(bytes.span.bytes, count: count, origin: origin)
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer, count: Int, origin: Int64, upTo end: Int64
    ) throws(ChunkError) -> Points {
        guard (1...longest).contains(count) else { throw .damaged }
        var reader = unsafe BitReader(bytes)
        let tag = UInt8(unsafe reader.read(width: 8))
        guard tag >> 4 == version || tag >> 4 == 1 else { throw .version(tag >> 4) }
        guard let coding = Coding(rawValue: tag & 15) else { throw .damaged }
        let second = UInt8(unsafe reader.read(width: 8))
        let decimals = Int(tag >> 4 == 1 ? second : second & 31)
        let number = unsafe tag >> 4 == 1 ? UInt8(reader.read(width: 8)) : second >> 5
        guard decimals <= Decimals.limit, let timeCoding = TimeCoding(rawValue: number) else {
            throw .damaged
        }
        let power = Decimals.powers[decimals]
        var times = unsafe try timeCoding.decode(&reader, count: count, origin: origin)
        guard unsafe !reader.isExhausted else { throw .damaged }
        if let last = times.last, last > end {
            times.removeLast(times.count - (times.firstIndex { $0 > end } ?? times.count))
            guard !times.isEmpty else { return Points() }
        }
        let wanted = times.count
        let values =
            switch coding {
            case .steps: unsafe try StepCoding.decode(&reader, count: wanted, of: count, power: power)
            case .dense: unsafe try DenseCoding.decode(&reader, count: wanted, power: power)
            case .doubles: unsafe try DoubleCoding.decode(&reader, count: wanted)
            }
        guard unsafe wanted < count ? !reader.isExhausted : reader.isAtEnd else { throw .damaged }
        return Points(times: times, values: values)
    }
}
