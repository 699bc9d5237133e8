internal import Chunks
internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How the good samples of a series in a range came to be here; of a day that is only kept by hours, all of it.
    public func origins(of series: Series, over range: TimeRange) throws(StorageError) -> Set<Origin> {
        try read { database, names in
            let (start, end) = (range.start.secondsRoundedUp, range.end.secondsRoundedUp)
            guard start < end, let number = try names.number(of: series, in: database) else { return [] }
            var origins: Set<Origin> = []
            let days = Day.containing(start)...Day.containing(end - 1)
            try ChunkTable.scan(number, days: days, in: database) { day, row in
                let chunk = row.chunkRow()
                let runs = try chunk.sampleRuns()
                // Of a day that the range holds as a whole, no time needs to be unpacked.
                guard start > Day.start(day) || end < Day.start(day + 1) else {
                    return origins.formUnion(runs.map(\.origin))
                }
                var times = try chunk.points().times[...]
                for run in runs {
                    if times.prefix(run.count).contains(where: { (start..<end).contains($0) }) {
                        origins.insert(run.origin)
                    }
                    times = times.dropFirst(run.count)
                }
            }
            var rollups = try Rollup.Days(number, days, in: database)
            while try rollups.find(upTo: days.upperBound) != nil {
                origins.formUnion(Rollup.origins(rollups.row))
            }
            let head = try head(at: State(database), needsColumns: true, in: database)
            let column = head.columns?[number] ?? RecentColumn()
            let recent = column.readings[column.lowerBound(of: start)..<column.lowerBound(of: end)]
            for poll in Set(recent.map(\.poll)) {
                origins.insert(try PollOfSample(poll, in: database).origin)
            }
            return origins
        }
    }

    /// How the polls of all sources came to be here; empty before the first.
    public var origins: Set<Origin> {
        get throws(StorageError) {
            try file.read { database in
                let row = try Statement("SELECT DISTINCT \(PollTable.origin) FROM poll", in: database)
                var origins: Set<Origin> = []
                while try row.step() { origins.insert(Origin(stored: row.optionalText(0))) }
                return origins
            }
        }
    }

    /// How a good value of a series, at a time that was read, came to be here: not always as the newest value did.
    public func origin(of latest: Latest, at time: Timestamp) throws(StorageError) -> Origin {
        if latest.quality == .good, latest.time == time { return latest.origin }
        let second = TimeRange(time, time + .seconds(1))
        return Origin.leastGenuine(of: try origins(of: latest.series, over: second)) ?? latest.origin
    }

    /// How the polls of a source that were sent in a range, and measured it, came to be here; with `answered` only those
    /// of a valid answer that was timed.
    public func pollOrigins(
        network: String, source: String, over range: TimeRange, answered: Bool
    ) throws(StorageError) -> Set<Origin> {
        try file.read { database in
            let row = try Statement(
                """
                SELECT DISTINCT \(PollTable.origin)
                FROM source CROSS JOIN poll ON poll.source = source.id
                WHERE source.network = ?3 AND source.name = ?4 AND \(PollTable.isSent(from: "?1", until: "?2"))
                    AND \(answered ? "\(PollTable.isGood) AND rest IS NOT NULL" : PollTable.isMeasured)
                """, [range.start.milliseconds, range.end.milliseconds, network, source], in: database)
            var origins: Set<Origin> = []
            while try row.step() { origins.insert(Origin(stored: row.optionalText(0))) }
            return origins
        }
    }
}
