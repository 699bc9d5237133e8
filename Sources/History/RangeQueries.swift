internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The good samples of a series in a range, oldest first.
    public func samples(_ series: Series, over range: TimeRange) throws(StorageError) -> [Sample] {
        try read { database, names in
            var samples: [Sample] = []
            try Self.scan(series, over: range, &names, in: database) { time, value in
                samples.append(Sample(series, at: Timestamp(seconds: time), value))
            }
            return samples
        }
    }

    /// A range cut into columns of equal length, as a chart shows it.
    ///
    /// Column `i` holds the samples from `start + i · duration / count` up to where the next one begins.
    ///
    /// - Returns: `count` columns, nil where there is no sample; none when `count` is not positive.
    public func columns(
        _ series: Series, over range: TimeRange, count: Int
    ) throws(StorageError) -> [Column?] {
        try read { database, names in
            try Self.columns(series, over: range, count: count, &names, in: database)
        }
    }

    /// The same for many series at one moment, in their order.
    public func columns(
        _ series: [Series], over range: TimeRange, count: Int
    ) throws(StorageError) -> [[Column?]] {
        try read { database, names in
            try series.map { try Self.columns($0, over: range, count: count, &names, in: database) }
        }
    }

    private static func columns(
        _ series: Series, over range: TimeRange, count: Int, _ names: inout SeriesNames, in database: Database
    ) throws -> [Column?] {
        var builder = ColumnBuilder(range, count: count)
        try scan(series, over: range, &names, in: database) { builder.add($1, at: $0) }
        return builder.finish()
    }

    /// Calls `body` with the second and value of every good sample, in order of time.
    private static func scan(
        _ series: Series, over range: TimeRange, _ names: inout SeriesNames, in database: Database,
        _ body: (Int64, Double) -> Void
    ) throws {
        guard let number = try names.number(of: series, in: database) else { return }
        let select = try Statement(
            """
            SELECT time, value FROM sample WHERE series = ? AND time >= ? AND time < ? AND NOT quarantined
            ORDER BY time
            """, [number, range.start.secondsRoundedUp, range.end.secondsRoundedUp], in: database)
        while try select.step() { body(select.integer(0), select.real(1)) }
    }
}

extension Timestamp {
    /// The first whole second that is not before it.
    var secondsRoundedUp: Int64 { seconds + (milliseconds % 1_000 == 0 ? 0 : 1) }
}
