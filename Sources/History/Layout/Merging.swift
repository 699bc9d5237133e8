internal import Chunks
internal import GRDB

/// A sample on its way into a chunk.
struct Arrival {
    let time: Int64
    let value: Double
    let run: Run
}

/// Bringing samples into the chunks of their days.
enum Merging {
    /// A chunk with what was added to it, ready to be stored.
    struct Merged {
        let row: ChunkRow
        /// The row whose place it takes under another key.
        let obsolete: Int64?
        /// The times of the first and the last sample.
        let span: ClosedRange<Int64>

        /// Stores it, and notes its day as one that has chunks.
        func store(in database: Database, noting days: inout DaySpans) throws {
            if let obsolete { try ChunkTable.remove(obsolete, in: database) }
            // Of a day of which the figures alone are kept there is no chunk beside them.
            guard try !Rollup.add(row, in: database) else {
                return try ChunkTable.remove(row.key, in: database)
            }
            try row.store(in: database)
            try days.add(span, to: Day.day(ofKey: row.key), in: database)
        }
    }

    /// Adds samples, which come in order of time, to the chunk of a series and day.
    ///
    /// Where it has one at that second already, that one stays. Of a day that is not over the chunk is one of an open
    /// day, unless it was none before.
    static func add(
        _ arrivals: [Arrival], to day: Int64, of series: Int64, isOver: Bool, in database: Database,
        noting days: inout DaySpans
    ) throws {
        guard !arrivals.isEmpty else { return }
        try merged(arrivals, to: day, of: series, isOver: isOver, in: database)?
            .store(in: database, noting: &days)
    }

    /// The chunk with samples added; where the day is not over, under an open key if it has no other yet.
    ///
    /// - Returns: nil when there is no sample at all.
    static func merged(
        _ arrivals: [Arrival], to day: Int64, of series: Int64, isOver: Bool, in database: Database
    ) throws -> Merged? {
        let present = try ChunkTable.row(day, series, in: database)
        let (points, runs) = try merge(
            present?.points() ?? Points(), present?.sampleRuns() ?? [], with: arrivals)
        guard let first = points.times.first, let last = points.times.last else { return nil }
        let isOver = isOver || present.map { $0.key >= Day.openLimit } ?? false
        let key = isOver ? Day.key(day, series) : Day.openKey(day, series)
        return Merged(
            row: ChunkRow(key: key, packed: Chunk.encode(points, origin: Day.start(day)), runs: runs),
            obsolete: present.flatMap { $0.key == key ? nil : $0.key }, span: first...last)
    }

    private static func merge(
        _ points: Points, _ runs: [Run], with arrivals: [Arrival]
    ) -> (Points, [Run]) {
        var (merged, mergedRuns) = (points, runs)
        func append(_ time: Int64, _ value: Double, _ run: Run) {
            merged.append(value, at: time)
            if let last = mergedRuns.indices.last, mergedRuns[last].isLike(run) {
                mergedRuns[last].count += 1
            } else {
                mergedRuns.append(Run(count: 1, origin: run.origin, source: run.source, poll: run.poll))
            }
        }
        var arrivals = arrivals[...]
        // They mostly come after all that is there.
        if let first = arrivals.first?.time, let last = points.times.last, first <= last {
            (merged, mergedRuns) = (Points(), [])
            var index = 0
            for run in runs {
                for _ in 0..<run.count {
                    let time = points.times[index]
                    while let arrival = arrivals.first, arrival.time <= time {
                        if arrival.time < time { append(arrival.time, arrival.value, arrival.run) }
                        arrivals.removeFirst()
                    }
                    append(time, points.values[index], run)
                    index += 1
                }
            }
        }
        for arrival in arrivals { append(arrival.time, arrival.value, arrival.run) }
        return (merged, mergedRuns)
    }
}
