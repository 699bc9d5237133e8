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
            let head = try head(at: State(database), needsColumns: true, in: database)
            var changes: [Series: Change] = Dictionary(minimumCapacity: series.count)
            for series in series {
                guard let number = try names.number(of: series, in: database) else {
                    changes[series] = Change(from: nil, to: nil)
                    continue
                }
                let column = head.columns?[number] ?? RecentColumn()
                func reading(_ time: Int64) throws -> Change.Reading? {
                    try Self.reading(number, column, after: time - reach, upTo: time, in: database)
                }
                changes[series] = Change(from: try reading(start.seconds), to: try reading(end.seconds))
            }
            return changes
        }
    }

    /// Longer ones than all of time would overflow.
    private static func bounded(_ duration: Duration) -> Duration {
        .seconds(min(max(0, duration.components.seconds), 1 << 40))
    }

    /// The series that moved most over the `duration` that ends at `end`, by the size of ``Change/ratio``.
    ///
    /// Only those of one network and of one metric where these are given; a series with an end that is absent,
    /// or that starts from zero, has no ratio and does not count.
    public func movers(
        network: String? = nil, metric: String? = nil, over duration: Duration, until end: Timestamp,
        count: Int
    ) throws(StorageError) -> [Mover] {
        let series = try latest(network: network, metric: metric).map(\.series)
        return try changes(of: series, over: duration, until: end)
            .compactMap { series, change in change.ratio.map { (series, change, $0.magnitude) } }
            .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
            .prefix(max(0, count)).map { Mover(series: $0.0, change: $0.1) }
    }

    private static func reading(
        _ series: Int64, _ column: RecentColumn, after start: Int64, upTo end: Int64, in database: Database
    ) throws -> Change.Reading? {
        var newest: (time: Int64, value: Double)?
        let index = column.lowerBound(of: end &+ 1) - 1
        if index >= 0, column.times[index] > start { newest = (column.times[index], column.values[index]) }
        // A chunk of a day after that of the recent sample cannot be: sealing goes from old to new.
        let first = newest.map { Day.containing($0.time) } ?? Day.containing(start)
        let points = try ChunkTable.newest(series, upTo: end, notBefore: first, in: database)
        if let points, points.time > max(start, newest?.time ?? .min) { newest = (points.time, points.value) }
        return newest.map { Change.Reading(time: Timestamp(seconds: $0.time), value: $0.value) }
    }
}
