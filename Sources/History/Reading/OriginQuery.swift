internal import Chunks
internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How the good samples of a series in a range came to be here; of a day that is only kept by hours, all of it.
    public func origins(of series: Series, over range: TimeRange) throws(StorageError) -> Set<Origin> {
        Set(try ways(of: series, over: range).map(\.origin))
    }

    /// How samples came to be here, and by which source; nil of days that are only kept by hours.
    private struct Way: Hashable {
        let origin: Origin
        var source: Int64?
    }

    private func ways(of series: Series, over range: TimeRange) throws(StorageError) -> Set<Way> {
        try read { database, names in
            let (start, end) = (range.start.secondsRoundedUp, range.end.secondsRoundedUp)
            guard start < end, let number = try names.number(of: series, in: database) else { return [] }
            var ways: Set<Way> = []
            let days = Day.containing(start)...Day.containing(end - 1)
            try ChunkTable.scan(number, days: days, in: database) { day, row in
                let chunk = row.chunkRow()
                let runs = try chunk.sampleRuns()
                // Of a day that the range holds as a whole, no time needs to be unpacked.
                guard start > Day.start(day) || end < Day.start(day + 1) else {
                    return ways.formUnion(runs.map { Way(origin: $0.origin, source: $0.source) })
                }
                var times = try chunk.points().times[...]
                for run in runs {
                    if times.prefix(run.count).contains(where: { (start..<end).contains($0) }) {
                        ways.insert(Way(origin: run.origin, source: run.source))
                    }
                    times = times.dropFirst(run.count)
                }
            }
            var rollups = try Rollup.Days(number, days, in: database)
            while try rollups.find(upTo: days.upperBound) != nil {
                ways.formUnion(Rollup.origins(rollups.row).map { Way(origin: $0) })
            }
            let head = try head(at: State(database), needsColumns: true, in: database)
            let column = head.columns?[number] ?? RecentColumn()
            let recent = column.readings[column.lowerBound(of: start)..<column.lowerBound(of: end)]
            for poll in Set(recent.map(\.poll)) {
                let poll = try PollOfSample(poll, in: database)
                ways.insert(Way(origin: poll.origin, source: poll.source))
            }
            return ways
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

    /// Who brought a good value of a series, at a time that was read, and how: not always as the newest value came.
    ///
    /// Of days that are only kept by hours the source is the newest value's.
    public func delivery(of latest: Latest, at time: Timestamp) throws(StorageError) -> Delivery {
        let newest = latest.delivery
        if latest.quality == .good, latest.time == time { return newest }
        let ways = try ways(of: latest.series, over: TimeRange(time, time + .seconds(1)))
        guard let origin = Origin.leastGenuine(of: ways.map(\.origin)) else { return newest }
        let source = try source(ways.compactMap(\.source).min())
        return Delivery(
            network: source?.network ?? newest.network, source: source?.name ?? newest.source, origin: origin)
    }

    private func source(_ number: Int64?) throws(StorageError) -> (network: String, name: String)? {
        guard let number else { return nil }
        return try file.read { database in
            let row = try Statement("SELECT network, name FROM source WHERE id = ?", [number], in: database)
            return try row.step() ? (row.text(0), row.text(1)) : nil
        }
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
