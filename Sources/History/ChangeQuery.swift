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
            var changes: [Series: Change] = [:]
            for series in series {
                guard let number = try names.number(of: series, in: database) else {
                    changes[series] = Change(from: nil, to: nil)
                    continue
                }
                func reading(_ time: Int64) throws -> Change.Reading? {
                    try Self.reading(number, after: time - reach, upTo: time, in: database)
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
        _ series: Int64, after start: Int64, upTo end: Int64, in database: Database
    ) throws -> Change.Reading? {
        let select = try Statement(
            """
            SELECT time, value FROM sample WHERE series = ? AND time > ? AND time <= ? AND NOT quarantined
            ORDER BY time DESC LIMIT 1
            """, in: database)
        select.bind(integer: series, at: 1)
        select.bind(integer: start, at: 2)
        select.bind(integer: end, at: 3)
        guard try select.step() else { return nil }
        return Change.Reading(time: Timestamp(seconds: select.integer(0)), value: select.real(1))
    }
}
