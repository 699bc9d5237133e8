internal import GRDB

/// The first and last times of days that get chunks, gathered so that a day is written once.
struct DaySpans {
    private var day: Int64 = 0
    private var span: ClosedRange<Int64>?

    /// Notes the times of a chunk; those of other days are written when the day changes.
    mutating func add(_ times: ClosedRange<Int64>, to day: Int64, in database: Database) throws {
        if day != self.day { try store(in: database) }
        self.day = day
        span =
            span.map {
                min($0.lowerBound, times.lowerBound)...max($0.upperBound, times.upperBound)
            } ?? times
    }

    mutating func store(in database: Database) throws {
        guard let span else { return }
        let upsert = try Statement(
            """
            INSERT INTO day VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE
            SET first = min(first, excluded.first), last = max(last, excluded.last)
            WHERE first > excluded.first OR last < excluded.last
            """, in: database)
        upsert.bind(integer: day, at: 1)
        upsert.bind(integer: span.lowerBound, at: 2)
        upsert.bind(integer: span.upperBound, at: 3)
        try upsert.step()
        self.span = nil
    }
}
