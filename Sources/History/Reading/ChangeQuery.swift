internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How series moved over the `duration` that ends at `end`.
    ///
    /// The later reading is the newest good sample inside that time, its end included. The earlier one is the newest
    /// at or before its beginning, but not older than the duration again: what lies further back is no reading of
    /// that moment.
    ///
    /// - Returns: An entry for every series that was asked for.
    public func changes(
        of series: [Series], over duration: Duration, until end: Timestamp
    ) throws(StorageError) -> [Series: Change] {
        try changes(of: series, from: end - Self.bounded(duration), to: end, reach: duration)
    }

    /// The values of series at two times: the newest good sample at or before each, if it is younger than `reach`.
    ///
    /// - Returns: An entry for every series that was asked for.
    public func changes(
        of series: [Series], from start: Timestamp, to end: Timestamp, reach: Duration
    ) throws(StorageError) -> [Series: Change] {
        let reach = Self.bounded(reach).components.seconds
        return try read { database, names in
            let numbers = try series.map { try names.number(of: $0, in: database) }
            let head = try head(at: State(database), needsColumns: true, in: database)
            let readings = try [start, end].map { time in
                try Self.readings(numbers, head, at: time.seconds, reach: reach, in: database)
            }
            var changes: [Series: Change] = Dictionary(minimumCapacity: series.count)
            for (index, series) in series.enumerated() {
                changes[series] = Change(from: readings[0][index], to: readings[1][index])
            }
            return changes
        }
    }

    /// The series that moved most over the `duration` that ends at `end`, by the size of ``Change/ratio``.
    ///
    /// Only those of one network and of one metric where these are given; a series with an end that is absent,
    /// or that starts from zero, has no ratio and does not count.
    public func movers(
        network: String? = nil, metric: String? = nil, over duration: Duration, until end: Timestamp,
        count: Int
    ) throws(StorageError) -> [Mover] {
        let duration = Self.bounded(duration)
        return try read { database, names in
            let head = try head(at: State(database), needsColumns: true, in: database)
            var numbers = head.newest.keys
            if network != nil || metric != nil {
                numbers = try numbers.filter { number in
                    let name = try names.series(number, in: database)
                    return (network ?? name?.network) == name?.network
                        && (metric ?? name?.metric) == name?.metric
                }
            }
            let readings = try [end - duration, end].map { time in
                try Self.readings(
                    numbers, head, at: time.seconds, reach: duration.components.seconds, in: database)
            }
            let moved = numbers.indices.compactMap { index in
                let change = Change(from: readings[0][index], to: readings[1][index])
                return change.ratio.map { (numbers[index], change, $0.magnitude) }
            }
            let least = moved.map(\.2).sorted(by: >).prefix(max(0, count)).last ?? 0
            return try moved.filter { $0.2 >= least }
                .compactMap { number, change, size in
                    try names.series(number, in: database).map { ($0, change, size) }
                }
                .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
                .prefix(max(0, count)).map { Mover(series: $0.0, change: $0.1) }
        }
    }

    /// Longer ones than all of time would overflow.
    private static func bounded(_ duration: Duration) -> Duration {
        .seconds(min(max(0, duration.components.seconds), 1 << 40))
    }

    /// The newest good sample of each series at or before a second, if it is younger than `reach`.
    private static func readings(
        _ numbers: [Int64?], _ head: Head, at end: Int64, reach: Int64, in database: Database
    ) throws -> [Change.Reading?] {
        let start = end.subtractingReportingOverflow(reach).partialValue
        let recent = numbers.map { number -> (time: Int64, value: Double)? in
            guard let number, let column = head.columns?[number] else { return nil }
            let index = column.lowerBound(of: end &+ 1) - 1
            guard index >= 0, column.readings[index].time > start else { return nil }
            return (column.readings[index].time, column.readings[index].value)
        }
        // One look at a whole day is cheaper than many at its series, and none is needed where all of it is older.
        let isMany = numbers.count > 50
        let packed = try ChunkTable.last(of: Day.containing(end), in: database)
        let isOlder = packed.map { last in recent.allSatisfy { $0.map { $0.time >= last } ?? false } } ?? true
        let ofDay = isMany && !isOlder ? try ChunkTable.newest(upTo: end, in: database) : SeriesTable()
        let rest = Day.containing(end) - (isMany ? 1 : 0)
        return try zip(numbers, recent).map { number, recent in
            guard let number else { return nil }
            var newest = recent
            // A chunk may hold a later one: of a back-fill, or of a clock that was ahead.
            let first = Day.containing(newest?.time ?? start)
            let packed =
                try ofDay[number]
                ?? ChunkTable.newest(number, from: rest, upTo: end, notBefore: first, in: database)
            if let packed, packed.time > max(start, newest?.time ?? .min) { newest = packed }
            return newest.map { Change.Reading(time: Timestamp(seconds: $0.time), value: $0.value) }
        }
    }
}
