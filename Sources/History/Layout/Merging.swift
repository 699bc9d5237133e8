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
    /// Adds samples, which come in order of time, to the chunk of a series and day.
    ///
    /// Where it has one at that second already, that one stays.
    static func add(
        _ arrivals: [Arrival], to day: Int64, of series: Int64, in database: Database
    ) throws {
        guard !arrivals.isEmpty else { return }
        let key = Day.key(day, series)
        let (points, runs): (Points, [Run]) =
            if let row = try ChunkTable.row(key, in: database) {
                merge(try row.points(), try row.sampleRuns(), with: arrivals)
            } else {
                merge(Points(), [], with: arrivals)
            }
        guard let first = points.times.first, let last = points.times.last else { return }
        let packed = Chunk.encode(points, origin: Day.start(day))
        try ChunkRow(key: key, packed: packed, runs: runs).store(in: database)
        try note(day, first: first, last: last, in: database)
    }

    private static func merge(
        _ points: Points, _ runs: [Run], with arrivals: [Arrival]
    ) -> (Points, [Run]) {
        var merged = Points()
        var mergedRuns: [Run] = []
        func append(_ time: Int64, _ value: Double, _ run: Run) {
            merged.append(value, at: time)
            if let last = mergedRuns.indices.last, mergedRuns[last].isLike(run) {
                mergedRuns[last].count += 1
            } else {
                mergedRuns.append(Run(count: 1, origin: run.origin, source: run.source, poll: run.poll))
            }
        }
        var arrivals = arrivals[...]
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
        for arrival in arrivals { append(arrival.time, arrival.value, arrival.run) }
        return (merged, mergedRuns)
    }

    private static func note(_ day: Int64, first: Int64, last: Int64, in database: Database) throws {
        let upsert = try Statement(
            """
            INSERT INTO day VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE
            SET first = min(first, excluded.first), last = max(last, excluded.last)
            WHERE first > excluded.first OR last < excluded.last
            """, in: database)
        upsert.bind(integer: day, at: 1)
        upsert.bind(integer: first, at: 2)
        upsert.bind(integer: last, at: 3)
        try upsert.step()
    }
}
