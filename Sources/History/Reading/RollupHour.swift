internal import Chunks
internal import GRDB

extension Rollup {
    /// The figures of one hour.
    struct Hour: Hashable {
        let hour: Int
        var count: Int
        var min, max, sum, last: Double

        /// As a piece of a day that begins at a second.
        func piece(from start: Int64) -> Piece {
            .summary(
                Piece.Summary(
                    min: min, max: max, sum: sum, last: last, count: Int32(clamping: count), seconds: 3_600,
                    start: start + Int64(hour) * 3_600))
        }

        /// Adds what came later in the hour.
        mutating func add(_ later: Hour) {
            count += later.count
            min = Swift.min(min, later.min)
            max = Swift.max(max, later.max)
            sum += later.sum
            last = later.last
        }
    }

    static func hours(of points: Points, from start: Int64) -> [Hour] {
        var hours: [Hour] = []
        for (time, value) in zip(points.times, points.values) {
            let hour = Int((time - start) / 3_600)
            hours.add(Hour(hour: hour, count: 1, min: value, max: value, sum: value, last: value))
        }
        return hours
    }

    // MARK: Packing

    /// One byte with the number of hours, then five chunks behind their lengths: counts and four figures, at the hours.
    static func packed(_ hours: [Hour]) -> [UInt8] {
        let times = hours.map { Int64($0.hour) }
        let limit = Double.greatestFiniteMagnitude
        let figures: [[Double]] = [
            hours.map { Double($0.count) }, hours.map(\.min), hours.map(\.max),
            hours.map { Swift.min(Swift.max($0.sum, -limit), limit) }, hours.map(\.last),
        ]
        var bytes = [UInt8(truncatingIfNeeded: hours.count)]
        for values in figures {
            let chunk = Chunk.encode(Points(times: times, values: values), origin: 0).bytes
            bytes += [UInt8(truncatingIfNeeded: chunk.count), UInt8(truncatingIfNeeded: chunk.count >> 8)]
            bytes += chunk
        }
        return bytes
    }

    static func hours(_ bytes: [UInt8]) throws -> [Hour] {
        var rest = bytes[...]
        let damage = DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "the hours of a day contradict their format")
        guard let count = rest.popFirst().map(Int.init) else { throw damage }
        var parts: [Points] = []
        for _ in 0..<5 {
            guard rest.count >= 2, let low = rest.popFirst(), let high = rest.popFirst() else { throw damage }
            let length = Int(low) | Int(high) << 8
            guard length <= rest.count,
                let points = try? Chunk.decode(Array(rest.prefix(length)), count: count, origin: 0)
            else { throw damage }
            parts.append(points)
            rest = rest.dropFirst(length)
        }
        return try (0..<count).map { index in
            guard let number = Int(exactly: parts[0].values[index]), number > 0,
                (0..<24).contains(parts[0].times[index])
            else { throw damage }
            return Hour(
                hour: Int(parts[0].times[index]), count: number, min: parts[1].values[index],
                max: parts[2].values[index], sum: parts[3].values[index], last: parts[4].values[index])
        }
    }
}

extension [Rollup.Hour] {
    /// Adds to hours, which are in order, what came after all of them.
    mutating func add(_ later: Rollup.Hour) {
        if let last = indices.last, self[last].hour == later.hour {
            self[last].add(later)
        } else {
            append(later)
        }
    }
}
