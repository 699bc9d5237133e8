/// The times of a chunk: runs of equal distances, or distances that change all the time.
///
/// Where nothing was measured the distance is longer: that is the gap map.
enum TimeCoding: UInt8 {
    /// Pairs of a distance and how often it comes; 0 is to the end.
    case runs = 0
    /// The changes of the distances in Rice's code.
    case free = 1

    /// In seconds; a day's worth of them does not overflow.
    private static let longest = 1 << 40

    static func encode(_ times: [Int64], origin: Int64, into writer: inout BitWriter) {
        guard let first = times.first else { return }
        let distances = zip(times.dropFirst(), times).map { $0.0 &- $0.1 }
        var runs: [(distance: Int64, count: UInt64)] = []
        for distance in distances {
            if let last = runs.indices.last, runs[last].distance == distance {
                runs[last].count += 1
            } else {
                runs.append((distance, 1))
            }
        }
        let changes = zip(distances, [0] + distances).map { ZigZag.encode($0.0 &- $0.1) }
        let (parameter, bits) = Rice.best(for: changes)
        let isFree = runs.count > 2 && bits < runs.count * 24
        writer.write(byte: (isFree ? TimeCoding.free : .runs).rawValue)
        writer.write(varint: ZigZag.encode(first &- origin))
        if isFree {
            writer.write(byte: UInt8(parameter))
            for change in changes { writer.write(rice: change, parameter: parameter) }
            writer.align()
        } else {
            for (index, run) in runs.enumerated() {
                writer.write(varint: UInt64(bitPattern: run.distance))
                writer.write(varint: index + 1 < runs.count ? run.count : 0)
            }
        }
    }

    static func decode(
        _ reader: inout BitReader, count: Int, origin: Int64
    ) throws(ChunkError) -> [Int64] {
        guard let coding = unsafe TimeCoding(rawValue: UInt8(reader.read(width: 8))) else { throw .damaged }
        var times: [Int64] = []
        times.reserveCapacity(count)
        let first = ZigZag.decode(unsafe reader.readVarint())
        guard first.magnitude < longest else { throw .damaged }
        var time = origin &+ first
        times.append(time)
        switch coding {
        case .runs:
            while times.count < count {
                let distance = Int64(bitPattern: unsafe reader.readVarint())
                let rest = UInt64(count - times.count)
                var length = unsafe reader.readVarint()
                if length == 0 { length = rest }
                guard distance > 0, distance < longest, length <= rest else { throw .damaged }
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
                guard distance > 0, distance < longest else { throw .damaged }
                time &+= distance
                times.append(time)
            }
            unsafe reader.align()
        }
        return times
    }
}
