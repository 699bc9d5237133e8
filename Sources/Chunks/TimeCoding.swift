/// The times of a chunk.
///
/// Where nothing was measured the distance is longer: that is the gap map.
enum TimeCoding: UInt8 {
    /// Pairs of a distance and how often it comes; 0 is to the end.
    case runs = 0
    /// The changes of the distances in Rice's code.
    case free = 1
    /// One distance throughout, in seconds.
    case regular = 2
    /// One distance throughout, in minutes.
    case minutes = 3

    /// In seconds; a day's worth of them does not overflow.
    private static let longest = 1 << 40

    func decode(
        _ reader: inout BitReader, count: Int, origin: Int64
    ) throws(ChunkError) -> Times {
        let first = ZigZag.decode(unsafe reader.readVarint())
        guard first.magnitude < Self.longest else { throw .damaged }
        var time = origin &+ first
        if self == .regular || self == .minutes {
            guard count > 1 else { return .regular(first: time, distance: 1, count: 1) }
            let number = unsafe reader.readVarint()
            guard number > 0, number < UInt64(Self.longest / 60) else { throw .damaged }
            return .regular(first: time, distance: Int64(number) * (self == .minutes ? 60 : 1), count: count)
        }
        var times: [Int64] = []
        times.reserveCapacity(count)
        times.append(time)
        switch self {
        case .regular, .minutes: break
        case .runs:
            while times.count < count {
                let distance = Int64(bitPattern: unsafe reader.readVarint())
                let rest = UInt64(count - times.count)
                var length = unsafe reader.readVarint()
                if length == 0 { length = rest }
                guard distance > 0, distance < Self.longest, length <= rest else { throw .damaged }
                for _ in 0..<length {
                    time &+= distance
                    times.append(time)
                }
            }
        case .free:
            let parameter = unsafe reader.read(width: 8)
            guard parameter <= Rice.largestParameter else { throw .damaged }
            var distance: Int64 = 0
            for _ in 1..<count {
                distance &+= ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                guard distance > 0, distance < Self.longest else { throw .damaged }
                time &+= distance
                times.append(time)
            }
            unsafe reader.align()
        }
        return .free(times)
    }
}

/// The times of a chunk as they are read.
enum Times {
    case regular(first: Int64, distance: Int64, count: Int)
    case free([Int64])

    var last: Int64? {
        switch self {
        case .regular(let first, let distance, let count): first &+ distance &* Int64(count - 1)
        case .free(let times): times.last
        }
    }

    func time(_ index: Int) -> Int64 {
        switch self {
        case .regular(let first, let distance, _): first &+ distance &* Int64(index)
        case .free(let times): times[index]
        }
    }

    /// How many there are up to a second, that included.
    func prefix(_ end: Int64) -> Int {
        switch self {
        case .regular(let first, let distance, let count):
            guard first <= end else { return 0 }
            let (length, overflow) = end.subtractingReportingOverflow(first)
            return overflow ? count : Int(min(Int64(count), length / distance + 1))
        case .free(let times):
            guard let last = times.last, last > end else { return times.count }
            return times.firstIndex { $0 > end } ?? times.count
        }
    }

    var array: [Int64] {
        switch self {
        case .regular(let first, let distance, let count):
            var times: [Int64] = []
            times.reserveCapacity(count)
            var time = first
            for _ in 0..<count {
                times.append(time)
                time &+= distance
            }
            return times
        case .free(let times): return times
        }
    }
}

/// How times are to be written.
struct TimePlan {
    let coding: TimeCoding
    private var runs: [(distance: Int64, count: UInt64)] = []
    private var changes: [UInt64] = []
    private var parameter: UInt64 = 0

    init(_ times: [Int64]) {
        let distance = times.count > 1 ? times[1] &- times[0] : 60
        guard zip(times.dropFirst(), times).contains(where: { $0.0 &- $0.1 != distance }) else {
            coding = distance % 60 == 0 ? .minutes : .regular
            return
        }
        let distances = zip(times.dropFirst(), times).map { $0.0 &- $0.1 }
        for distance in distances {
            if let last = runs.indices.last, runs[last].distance == distance {
                runs[last].count += 1
            } else {
                runs.append((distance, 1))
            }
        }
        changes = zip(distances, [0] + distances).map { ZigZag.encode($0.0 &- $0.1) }
        let best = Rice.best(for: changes)
        parameter = best.parameter
        coding = runs.count > 2 && best.bits < runs.count * 24 ? .free : .runs
    }

    func write(_ times: [Int64], origin: Int64, into writer: inout BitWriter) {
        writer.write(varint: ZigZag.encode(times[0] &- origin))
        switch coding {
        case .regular, .minutes:
            guard times.count > 1 else { return }
            writer.write(varint: UInt64(bitPattern: (times[1] &- times[0]) / (coding == .minutes ? 60 : 1)))
        case .free:
            writer.write(byte: UInt8(parameter))
            for change in changes { writer.write(rice: change, parameter: parameter) }
            writer.align()
        case .runs:
            for (index, run) in runs.enumerated() {
                writer.write(varint: UInt64(bitPattern: run.distance))
                writer.write(varint: index + 1 < runs.count ? run.count : 0)
            }
        }
    }
}
