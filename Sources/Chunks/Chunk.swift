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
        try unsafe bytes.withUnsafeBytes { (bytes) throws(ChunkError) in
            unsafe try decode(bytes, count: count, origin: origin)
        }
    }

    /// The same with bytes that lie in an array.
    public static func decode(_ bytes: [UInt8], count: Int, origin: Int64) throws(ChunkError) -> Points {
        try unsafe decode(bytes.span.bytes, count: count, origin: origin)
    }

    /// The time and the value of the newest sample up to a second, that included.
    ///
    /// - Returns: nil where all are later; without a value where it is the last one, whose value the summary has.
    public static func newest(
        _ bytes: RawSpan, count: Int, origin: Int64, upTo end: Int64
    ) throws(ChunkError) -> (time: Int64, value: Double?)? {
        try unsafe bytes.withUnsafeBytes { (bytes) throws(ChunkError) in
            var reader = unsafe BitReader(bytes)
            let head = unsafe try Head(&reader, count: count)
            let times = unsafe try head.times.decode(&reader, count: count, origin: origin)
            guard unsafe !reader.isExhausted, let last = times.last else { throw .damaged }
            if last <= end { return (last, nil) }
            let wanted = times.prefix(end)
            guard wanted > 0 else { return nil }
            return (times.time(wanted - 1), unsafe try head.value(&reader, wanted, of: count))
        }
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer, count: Int, origin: Int64
    ) throws(ChunkError) -> Points {
        var reader = unsafe BitReader(bytes)
        let head = unsafe try Head(&reader, count: count)
        let times = unsafe try head.times.decode(&reader, count: count, origin: origin)
        guard unsafe !reader.isExhausted else { throw .damaged }
        return unsafe try Points(times: times.array, values: head.values(&reader, count: count))
    }

    /// The first two bytes.
    private struct Head {
        let coding: Coding
        let times: TimeCoding
        private let power: Double

        init(_ reader: inout BitReader, count: Int) throws(ChunkError) {
            guard (1...longest).contains(count) else { throw .damaged }
            let tag = UInt8(unsafe reader.read(width: 8))
            guard tag >> 4 == version || tag >> 4 == 1 else { throw .version(tag >> 4) }
            let second = UInt8(unsafe reader.read(width: 8))
            let decimals = Int(tag >> 4 == 1 ? second : second & 31)
            let number = unsafe tag >> 4 == 1 ? UInt8(reader.read(width: 8)) : second >> 5
            guard let coding = Coding(rawValue: tag & 15), let times = TimeCoding(rawValue: number),
                decimals <= Decimals.limit
            else { throw .damaged }
            (self.coding, self.times, power) = (coding, times, Decimals.powers[decimals])
        }

        /// All values of the chunk.
        func values(_ reader: inout BitReader, count: Int) throws(ChunkError) -> [Double] {
            var all = AllNumbers(count, power: power)
            var values: [Double]?
            switch coding {
            case .steps: unsafe try StepCoding.decode(&reader, count: count, of: count, into: &all)
            case .dense: unsafe try DenseCoding.decode(&reader, count: count, into: &all)
            case .doubles: values = unsafe try DoubleCoding.decode(&reader, count: count)
            }
            guard unsafe reader.isAtEnd else { throw .damaged }
            return values ?? all.values
        }

        /// The value at a place, counted from 1.
        func value(_ reader: inout BitReader, _ place: Int, of count: Int) throws(ChunkError) -> Double {
            var last = LastNumber()
            var value: Double?
            switch coding {
            case .steps: unsafe try StepCoding.decode(&reader, count: place, of: count, into: &last)
            case .dense: unsafe try DenseCoding.decode(&reader, count: place, into: &last)
            case .doubles: value = unsafe try DoubleCoding.decode(&reader, count: place).last
            }
            guard unsafe !reader.isExhausted else { throw .damaged }
            return value ?? Double(last.number) / power
        }
    }
}
