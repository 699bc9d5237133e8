internal import Chunks
internal import GRDB
internal import Metrics

/// What is kept of days whose samples are no longer: the figures of the day, and of its hours.
///
/// A series has a chunk of a day or its figures. Nobody knows any more at which seconds of such a day there was a
/// sample, so that only what is younger than all of the series can be added to it.
enum Rollup {
    /// Says of the table also how the samples of a day came to be here.
    static func addOrigins(_ database: Database) throws {
        try database.execute(sql: "ALTER TABLE rollup ADD COLUMN origins INTEGER")
    }

    /// Whether of a day of a series the figures alone are kept.
    static func holds(_ day: Int64, of series: Int64, in database: Database) throws -> Bool {
        let select = try Statement("SELECT 1 FROM rollup WHERE id = ?", in: database)
        select.bind(integer: Day.key(day, series), at: 1)
        return try select.step()
    }

    /// Keeps the figures of a chunk.
    static func store(_ chunk: ChunkRow, withHours: Bool, in database: Database) throws {
        guard try !add(chunk, in: database) else { return }
        let hours = withHours ? hours(of: try chunk.points(), from: start(of: chunk)) : nil
        try write(
            chunk.key, chunk.count, chunk.decimals, chunk.figures, hours, mask(of: chunk.sampleRuns()),
            in: database)
    }

    /// Adds the figures of a chunk, whose samples are younger, to those that are kept of its day.
    ///
    /// - Returns: false where none are.
    static func add(_ chunk: ChunkRow, in database: Database) throws -> Bool {
        let row = try Statement("SELECT * FROM rollup WHERE id = ?", in: database)
        row.bind(integer: Day.key(Day.day(ofKey: chunk.key), Day.series(ofKey: chunk.key)), at: 1)
        guard try row.step() else { return false }
        let added = chunk.figures.map { $0.value(decimals: chunk.decimals.map { Int(clamping: $0) }) }
        let limit = Double.greatestFiniteMagnitude
        let figures = [
            min(row.chunkValue(3), added[0]), max(row.chunkValue(4), added[1]),
            min(max(row.chunkValue(5) + added[2], -limit), limit), row.chunkValue(6), added[4],
        ]
        var hours = try hours(row)
        if hours != nil {
            for later in Self.hours(of: try chunk.points(), from: start(of: chunk)) {
                hours?.add(later)
            }
        }
        let origins = try row.optionalInteger(9).map { $0 | (try mask(of: chunk.sampleRuns())) }
        let (key, count) = (row.integer(0), row.chunkCount + chunk.count)
        row.reset()
        try write(key, count, nil, figures.map { .double($0) }, hours, origins, in: database)
        return true
    }

    private static func write(
        _ key: Int64, _ count: Int, _ decimals: Int64?, _ figures: [Packed.Figure], _ hours: [Hour]?,
        _ origins: Int64?, in database: Database
    ) throws {
        let insert = try Statement(
            "INSERT OR REPLACE INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", in: database)
        insert.bind(integer: key, at: 1)
        insert.bind(integer: Int64(count), at: 2)
        insert.bind(integer: decimals, at: 3)
        for (index, figure) in figures.enumerated() { insert.bind(figure, at: Int32(index) + 4) }
        insert.bind(integer: origins, at: 10)
        guard let hours else {
            insert.bindNull(at: 9)
            try insert.step()
            return
        }
        try insert.lend(blob: packed(hours), at: 9) { _ = try insert.step() }
    }

    private static func start(of chunk: ChunkRow) -> Int64 { Day.start(Day.day(ofKey: chunk.key)) }

    /// The hours where a statement stands; nil where they are no longer kept.
    private static func hours(_ row: borrowing Statement) throws -> [Hour]? {
        guard !row.isNull(8) else { return nil }
        return try hours(row.withBytes(8) { bytes in unsafe bytes.withUnsafeBytes { unsafe Array($0) } })
    }

    // MARK: Origins

    /// A bit for each origin, in the order of the words of a poll.
    private static func mask(of runs: [Run]) -> Int64 {
        runs.reduce(0) { mask, run in
            mask | 1 << Int64(PollTable.origins.firstIndex(of: run.origin.rawValue) ?? 0)
        }
    }

    /// How the samples of the day came to be here where a statement stands.
    ///
    /// Earlier files do not tell; what this Assay does not know is not taken for measured.
    static func origins(_ row: borrowing Statement) -> Set<Origin> {
        guard row.columnCount > 9, let mask = row.optionalInteger(9) else { return [Origin(stored: "")] }
        return Set(
            PollTable.origins.enumerated().filter { mask >> Int64($0.offset) & 1 == 1 }
                .map { Origin(stored: $0.element) })
    }

    // MARK: Reading

    /// The days of a range of which a series has figures, one after the other.
    struct Days: ~Copyable {
        /// Stands at the day that was found last.
        let row: Statement
        private let series: Int64
        private let last: Int64
        private var next: Int64

        init(_ series: Int64, _ days: ClosedRange<Int64>, in database: Database) throws {
            row = try Statement("SELECT * FROM rollup WHERE id >= ? ORDER BY id LIMIT 1", in: database)
            (self.series, last, next) = (series, days.upperBound, days.lowerBound)
        }

        /// Goes to the next day, up to a given one.
        ///
        /// - Returns: nil when there is none.
        mutating func find(upTo day: Int64) throws -> Int64? {
            while next <= min(day, last) {
                row.reset()
                row.bind(integer: Day.key(next, series), at: 1)
                guard try row.step() else {
                    next = .max
                    return nil
                }
                let key = row.integer(0)
                defer { next = max(next + 1, Day.day(ofKey: key)) }
                if key == Day.key(next, series) { return next }
            }
            return nil
        }
    }

    /// Tells the hours of the day where a statement stands, as far as they lie in a range, or all of it where its hours
    /// are no longer kept.
    static func tell(
        _ row: borrowing Statement, of day: Int64, from start: Int64, until end: Int64,
        _ body: (Piece) -> Void
    ) throws {
        let first = Day.start(day)
        guard let hours = try hours(row) else {
            if start <= first { body(row.chunkSummary()) }
            return
        }
        for hour in hours {
            let time = first + Int64(hour.hour) * 3_600
            if start <= time, time < end { body(hour.piece(from: first)) }
        }
    }
}
