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
        // Longer ones than all of time would overflow.
        let seconds = min(max(0, duration.components.seconds), 1 << 40)
        let (start, limit) = (end.seconds - seconds, end.seconds - 2 * seconds)
        return try read { database, names in
            var changes: [Series: Change] = [:]
            for series in series {
                guard let number = try names.number(of: series, in: database) else {
                    changes[series] = Change(from: nil, to: nil)
                    continue
                }
                changes[series] = Change(
                    from: try Self.reading(number, after: limit, upTo: start, in: database),
                    to: try Self.reading(number, after: start, upTo: end.seconds, in: database))
            }
            return changes
        }
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
