internal import Chunks
internal import GRDB

/// What is kept of days whose samples are no longer: the figures of the day, and of its hours.
enum Rollup {
    /// The figures of one hour.
    struct Hour: Hashable {
        let hour: Int
        var count: Int
        var min, max, sum, last: Double

        var piece: (Column, sum: Double) {
            let average = Swift.min(Swift.max(sum / Double(count), min), max)
            return (Column(min: min, max: max, average: average, count: count, last: last), sum)
        }
    }

    /// Keeps the figures of a chunk.
    static func store(_ chunk: ChunkRow, withHours: Bool, in database: Database) throws {
        let insert = try Statement(
            "INSERT OR REPLACE INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", in: database)
        insert.bind(integer: chunk.key, at: 1)
        insert.bind(integer: Int64(chunk.count), at: 2)
        insert.bind(integer: chunk.decimals, at: 3)
        for (index, figure) in chunk.figures.enumerated() { insert.bind(figure, at: Int32(index) + 4) }
        guard withHours else {
            insert.bindNull(at: 9)
            try insert.step()
            return
        }
        let hours = packed(hours(of: try chunk.points(), from: Day.start(Day.day(ofKey: chunk.key))))
        try insert.lend(blob: hours, at: 9) { _ = try insert.step() }
    }

    /// Calls `body` for every day in a range of which a series has figures, oldest first.
    static func scan(
        _ series: Int64, days: ClosedRange<Int64>, in database: Database,
        _ body: (Int64, borrowing Statement) throws -> Void
    ) throws {
        let select = try Statement("SELECT * FROM rollup WHERE id >= ? ORDER BY id LIMIT 1", in: database)
        var day = days.lowerBound
        while day <= days.upperBound {
            select.reset()
            select.bind(integer: Day.key(day, series), at: 1)
            guard try select.step() else { return }
            let key = select.integer(0)
            guard key == Day.key(day, series) else {
                day = Day.day(ofKey: key) > day ? Day.day(ofKey: key) : day + 1
                continue
            }
            try body(day, select)
            day += 1
        }
    }

    /// Tells the hours of the day where a statement stands, as far as they lie in a range, or all of it where its hours
    /// are no longer kept.
    static func tell(
        _ row: borrowing Statement, of day: Int64, from start: Int64, until end: Int64,
        _ body: (Piece) -> Void
    ) throws {
        let first = Day.start(day)
        guard !row.isNull(8) else {
            if start <= first { body(row.chunkSummary()) }
            return
        }
        let packed = row.withBytes(8) { bytes in unsafe bytes.withUnsafeBytes { unsafe Array($0) } }
        for hour in try hours(packed) {
            let time = first + Int64(hour.hour) * 3_600
            let (column, sum) = hour.piece
            if start <= time, time < end { body(.summary(column, sum: sum, at: time)) }
        }
    }

    static func hours(of points: Points, from start: Int64) -> [Hour] {
        var hours: [Hour] = []
        for (time, value) in zip(points.times, points.values) {
            let hour = Int((time - start) / 3_600)
            if let last = hours.indices.last, hours[last].hour == hour {
                hours[last].count += 1
                hours[last].min = Swift.min(hours[last].min, value)
                hours[last].max = Swift.max(hours[last].max, value)
                hours[last].sum += value
                hours[last].last = value
            } else {
                hours.append(Hour(hour: hour, count: 1, min: value, max: value, sum: value, last: value))
            }
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
