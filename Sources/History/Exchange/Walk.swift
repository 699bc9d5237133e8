internal import Chunks
internal import GRDB
public import Metrics
public import Storage

extension History {
    /// Calls `body` with every sample of the chosen series in a range, quarantined ones included.
    ///
    /// Series by series, ordered by metric, network and labels, each in order of time; all of one moment of the file.
    /// Takes as much memory as a day of one series and what is not sealed yet.
    public func walk(
        over range: TimeRange, where isChosen: (Series) -> Bool = { _ in true },
        _ body: (StoredSample) throws -> Void
    ) throws(StorageError) {
        try read { database, names in
            let head = try head(at: State(database), needsColumns: true, in: database)
            let sources = try Sources(database)
            let chosen = try head.newest.keys
                .compactMap { number in try names.series(number, in: database).map { (number, $0) } }
                .filter { isChosen($0.1) }
                .sorted {
                    ($0.1.metric, $0.1.network, $0.1.labels) < ($1.1.metric, $1.1.network, $1.1.labels)
                }
            for (number, series) in chosen {
                var walk = Walk(series, number, range, sources, head.columns?[number] ?? RecentColumn())
                try walk.run(in: database, body)
            }
        }
    }
}

/// The names of sources by their numbers.
private struct Sources {
    private var names: [Int64: (network: String, name: String)] = [:]

    init(_ database: Database) throws {
        let row = try Statement("SELECT id, network, name FROM source", in: database)
        while try row.step() { names[row.integer(0)] = (row.text(1), row.text(2)) }
    }

    subscript(number: Int64) -> (network: String, name: String) { names[number] ?? ("", "") }
}

/// One series on the way through its days.
private struct Walk {
    private let series: Series
    private let number: Int64
    private let start: Int64
    private let end: Int64
    private let sources: Sources
    private let column: RecentColumn
    /// What is not packed, in order of time.
    private var loose: ArraySlice<(time: Int64, StoredSample)> = []

    init(
        _ series: Series, _ number: Int64, _ range: TimeRange, _ sources: Sources, _ column: RecentColumn
    ) {
        (self.series, self.number, self.sources, self.column) = (series, number, sources, column)
        (start, end) = (range.start.secondsRoundedUp, range.end.secondsRoundedUp)
    }

    mutating func run(in database: Database, _ body: (StoredSample) throws -> Void) throws {
        guard start < end else { return }
        try gather(in: database)
        try ChunkTable.scan(
            number, days: Day.containing(start)...Day.containing(end - 1), in: database
        ) { _, row in
            let chunk = row.chunkRow()
            let points = try chunk.points()
            var index = 0
            for run in try chunk.sampleRuns() {
                for _ in 0..<run.count {
                    let time = points.times[index]
                    defer { index += 1 }
                    guard start <= time, time < end else { continue }
                    while let first = loose.first, first.time < time {
                        try body(first.1)
                        loose.removeFirst()
                    }
                    try body(sample(time, points.values[index], .good, run.origin, run.source))
                }
            }
        }
        for (_, sample) in loose { try body(sample) }
    }

    private mutating func gather(in database: Database) throws {
        var found: [(time: Int64, StoredSample)] = []
        for reading in column.readings[column.lowerBound(of: start)..<column.lowerBound(of: end)] {
            let poll = try PollOfSample(reading.poll, in: database)
            found.append(
                (reading.time, sample(reading.time, reading.value, .good, poll.origin, poll.source)))
        }
        let row = try Statement(
            """
            SELECT time, value, \(PollTable.origin), source FROM quarantine LEFT JOIN poll ON poll.id = quarantine.poll
            WHERE series = ? AND time >= ? AND time < ? ORDER BY time
            """, [number, start, end], in: database)
        while try row.step() {
            let origin = Origin(stored: row.text(2))
            found.append(
                (row.integer(0), sample(row.integer(0), row.real(1), .quarantined, origin, row.integer(3))))
        }
        loose = found.sorted { $0.time < $1.time }[...]
    }

    private func sample(
        _ time: Int64, _ value: Double, _ quality: Quality, _ origin: Origin, _ source: Int64
    ) -> StoredSample {
        StoredSample(
            Sample(series, at: Timestamp(seconds: time), value), quality: quality, origin: origin,
            sourceNetwork: sources[source].network, source: sources[source].name)
    }
}
