internal import Chunks
internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How the good samples of a series in a range came to be here; of days that are only kept by hours nobody knows.
    public func origins(of series: Series, over range: TimeRange) throws(StorageError) -> Set<Origin> {
        try read { database, names in
            let (start, end) = (range.start.secondsRoundedUp, range.end.secondsRoundedUp)
            guard start < end, let number = try names.number(of: series, in: database) else { return [] }
            var origins: Set<Origin> = []
            let days = Day.containing(start)...Day.containing(end - 1)
            try ChunkTable.scan(number, days: days, in: database) { _, row in
                let chunk = row.chunkRow()
                var times = try chunk.points().times[...]
                for run in try chunk.sampleRuns() {
                    if times.prefix(run.count).contains(where: { (start..<end).contains($0) }) {
                        origins.insert(run.origin)
                    }
                    times = times.dropFirst(run.count)
                }
            }
            let head = try head(at: State(database), needsColumns: true, in: database)
            let column = head.columns?[number] ?? RecentColumn()
            for reading in column.readings[column.lowerBound(of: start)..<column.lowerBound(of: end)] {
                origins.insert(try PollOfSample(reading.poll, in: database).origin)
            }
            return origins
        }
    }
}
