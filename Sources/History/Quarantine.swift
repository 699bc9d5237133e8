internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The newest quarantined samples of a series that still are, newest first.
    public func quarantined(of series: Series, limit: Int = 10) throws(StorageError) -> [Sample] {
        try read { database, names in
            guard let number = try names.number(of: series, in: database) else { return [] }
            let select = try Statement(
                """
                SELECT time, value FROM sample WHERE series = ? AND quarantined ORDER BY time DESC LIMIT ?
                """, [number, max(0, limit)], in: database)
            var samples: [Sample] = []
            while try select.step() {
                samples.append(Sample(series, at: Timestamp(seconds: select.integer(0)), select.real(1)))
            }
            return samples
        }
    }

    /// Makes the quarantined samples of a series in a range good, in one transaction.
    ///
    /// They keep their times, values and polls.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func release(_ series: Series, over range: TimeRange) throws(StorageError) -> Int {
        try write { database, names in
            guard let number = try names.number(of: series, in: database) else { return 0 }
            try database.execute(
                sql: """
                    UPDATE sample SET quarantined = 0 WHERE series = ? AND time >= ? AND time < ? AND quarantined
                    """,
                arguments: [number, range.start.secondsRoundedUp, range.end.secondsRoundedUp])
            return database.changesCount
        }
    }
}
