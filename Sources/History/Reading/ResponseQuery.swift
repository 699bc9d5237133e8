internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How a source answered in a range, day by day of UTC, oldest first and without days on which it was not asked.
    ///
    /// Days that are over were mostly summed up when they ended, so that a year costs milliseconds however often the
    /// source was asked; of others, and of days that the range cuts, the polls are read. Ends early with what it has
    /// when `isWanted` says that nobody wants them any more.
    public func responses(
        network: String, source: String, over range: TimeRange, while isWanted: () -> Bool = { true }
    ) throws(StorageError) -> [ResponseDay] {
        try file.read { database in
            let row = try Statement(
                "SELECT id FROM source WHERE network = ? AND name = ?", [network, source], in: database)
            guard range.start < range.end, try row.step() else { return [] }
            let source = row.integer(0)
            let (start, end) = (range.start.milliseconds, range.end.milliseconds)
            // The days that lie in the range as a whole.
            let first = Day.containing(milliseconds: start &- 1) + 1
            let whole = first..<max(first, Day.containing(milliseconds: end))
            var days =
                hasResponseDays
                ? try ResponseDayTable.read(source, days: whole, in: database, while: isWanted) : []
            // What lies between them, and before and after.
            var (from, missing) = (start, [Range<Int64>]())
            for day in days.map(\.day) {
                if from < Day.milliseconds(day) { missing.append(from..<Day.milliseconds(day)) }
                from = Day.milliseconds(day + 1)
            }
            if from < end { missing.append(from..<end) }
            for range in missing where isWanted() {
                days += try ResponseDay.days(of: source, over: range, in: database, while: isWanted)
            }
            return days.sorted { $0.day < $1.day }
        }
    }
}

extension ResponseDay {
    /// The days of a range of milliseconds, from the polls that were sent in it; only days with any.
    static func days(
        of source: Int64, over range: Range<Int64>, in database: Database, while isWanted: () -> Bool
    ) throws -> [ResponseDay] {
        let row = try Statement(
            """
            SELECT \(ResponseDayBuilder.columns) FROM source CROSS JOIN poll ON poll.source = source.id
            WHERE source.id = ?3 AND \(PollTable.isSent(from: "?1", until: "?2")) AND NOT \(PollTable.isBatch)
            """, [range.lowerBound, range.upperBound, source], in: database)
        var builders: [Int64: ResponseDayBuilder] = [:]
        var count = 0
        while try row.step() {
            let day = Day.containing(milliseconds: row.integer(0))
            builders[day, default: ResponseDayBuilder(day: day)].add(row)
            count += 1
            if count.isMultiple(of: 1_024), !isWanted() { return [] }
        }
        return builders.values.map { $0.finish() }
    }
}
