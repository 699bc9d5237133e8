internal import Chunks
internal import GRDB
internal import Metrics

/// Reading the table of chunks.
///
/// Each row is checked against its checksum before anything of it is used.
enum ChunkTable {
    private static let select = "SELECT \(ChunkRow.columns) FROM chunk"

    /// From the first to the last day that has a chunk although it is not over.
    private static func openDays(in database: Database) throws -> ClosedRange<Int64>? {
        let select = try Statement(
            "SELECT min(id), (SELECT max(id) FROM chunk WHERE id < \(Day.openLimit)) FROM chunk", in: database
        )
        guard try select.step(), let first = select.optionalInteger(0), let last = select.optionalInteger(1)
        else { return nil }
        return Day.day(ofKey: first)...Day.day(ofKey: last)
    }

    /// Calls `body` for the chunk of every day in a range on which a series has one, oldest first.
    static func scan(
        _ series: Int64, days: ClosedRange<Int64>, in database: Database,
        _ body: (Int64, borrowing Statement) throws -> Void
    ) throws {
        let open = try openDays(in: database)
        let select = try Statement("\(select) WHERE id >= ? ORDER BY id LIMIT 1", in: database)
        func find(_ key: Int64) throws -> Int64? {
            select.reset()
            select.bind(integer: key, at: 1)
            return try select.step() ? select.integer(0) : nil
        }
        var day = days.lowerBound
        while day <= days.upperBound {
            let found = try find(Day.key(day, series))
            // Days without any chunk are passed over in one step.
            var next = found.map { max(day + 1, Day.day(ofKey: $0)) }
            var isHere = found == Day.key(day, series)
            if isHere {
                next = day + 1
            } else if let open, day <= open.upperBound {
                isHere = try open.contains(day) && find(Day.openKey(day, series)) == Day.openKey(day, series)
                next = min(next ?? .max, max(day + 1, open.lowerBound))
            }
            if isHere {
                try select.checkChunk()
                try body(day, select)
            }
            guard let next else { return }
            day = next
        }
    }

    /// The time of the last sample in the chunks of a day; nil where it has none.
    static func last(of day: Int64, in database: Database) throws -> Int64? {
        let select = try Statement("SELECT last FROM day WHERE day = ?", in: database)
        select.bind(integer: day, at: 1)
        return try select.step() ? select.integer(0) : nil
    }

    /// The newest sample of each series up to a second, in the chunks of the day of that second.
    ///
    /// Goes through the whole day in one piece: for many series.
    static func newest(upTo end: Int64, in database: Database) throws -> SeriesTable<
        (time: Int64, value: Double)
    > {
        let day = Day.containing(end)
        let select = try Statement("\(select) WHERE id >= ? AND id < ? ORDER BY id", in: database)
        var newest = SeriesTable<(time: Int64, value: Double)>()
        for key in [Day.key, Day.openKey] {
            select.reset()
            select.bind(integer: key(day, 0), at: 1)
            select.bind(integer: key(day + 1, 0), at: 2)
            while try select.step() {
                try select.checkChunk()
                if let found = try select.newest(upTo: end) {
                    newest[Day.series(ofKey: select.integer(0))] = found
                }
            }
        }
        return newest
    }

    /// The newest sample of a series up to a second, in chunks from `day` back to the day `limit`.
    static func newest(
        _ series: Int64, from day: Int64, upTo end: Int64, notBefore limit: Int64, in database: Database
    ) throws -> (time: Int64, value: Double)? {
        guard day >= limit else { return nil }
        let open = try openDays(in: database)
        let select = try Statement("\(select) WHERE id <= ? ORDER BY id DESC LIMIT 1", in: database)
        func find(_ key: Int64) throws -> Int64? {
            select.reset()
            select.bind(integer: key, at: 1)
            return try select.step() ? select.integer(0) : nil
        }
        var day = day
        while day >= limit {
            let found = try find(Day.key(day, series)).flatMap { $0 < Day.openLimit ? nil : $0 }
            var next = found.map { min(day - 1, Day.day(ofKey: $0)) }
            var isHere = found == Day.key(day, series)
            if !isHere, let open, day >= open.lowerBound {
                isHere = try open.contains(day) && find(Day.openKey(day, series)) == Day.openKey(day, series)
                next = max(next ?? .min, min(day - 1, open.upperBound))
            }
            if isHere {
                try select.checkChunk()
                if let newest = try select.newest(upTo: end) { return newest }
            }
            guard let next else { return nil }
            day = next
        }
        return nil
    }

    /// The row of a series and day, if there is one.
    static func row(_ day: Int64, _ series: Int64, in database: Database) throws -> ChunkRow? {
        let select = try Statement("\(select) WHERE id IN (?, ?)", in: database)
        select.bind(integer: Day.key(day, series), at: 1)
        select.bind(integer: Day.openKey(day, series), at: 2)
        guard try select.step() else { return nil }
        try select.checkChunk()
        return select.chunkRow()
    }

    static func remove(_ key: Int64, in database: Database) throws {
        let delete = try Statement("DELETE FROM chunk WHERE id = ?", in: database)
        delete.bind(integer: key, at: 1)
        try delete.step()
    }

    /// Whether a series has a sample at a second in its chunks.
    static func holds(_ series: Int64, _ time: Int64, in database: Database) throws -> Bool {
        guard let row = try row(Day.containing(time), series, in: database) else { return false }
        return try row.points().times.contains(time)
    }
}

/// A row of the table of chunks where a statement stands, with the columns of ``ChunkRow/columns``.
extension Statement {
    /// - Throws: SQLite's error for a damaged file when the row does not match its checksum.
    func checkChunk() throws {
        var sum = Checksum()
        sum.add(integer(0))
        sum.add(integer(1))
        sum.add(optionalInteger(2) ?? -1)
        for column in Int32(3)...7 { sum.add(figure(column).bits) }
        sum.add(optionalInteger(8) ?? -1)
        withBytes(9) { sum.add($0) }
        withBytes(11) { sum.add($0) }
        guard Int64(Int32(bitPattern: sum.value)) == integer(10) else {
            throw ChunkRow.damage(key: integer(0), "its checksum")
        }
    }

    var chunkCount: Int { Int(clamping: integer(1)) }

    /// The minimum, maximum, sum, first and last value, by the column: 3 to 7.
    func chunkValue(_ column: Int32) -> Double {
        figure(column).value(decimals: optionalInteger(2).map { Int(clamping: $0) })
    }

    /// The newest sample up to a second.
    func newest(upTo end: Int64) throws -> (time: Int64, value: Double)? {
        let start = Day.start(Day.day(ofKey: integer(0)))
        return try withBytes(11) { bytes in
            do {
                return try Chunk.newest(bytes, count: chunkCount, origin: start, upTo: end).map {
                    ($0.time, $0.value ?? chunkValue(7))
                }
            } catch {
                throw ChunkRow.damage(key: integer(0), "its format")
            }
        }
    }

    func points() throws -> Points {
        try withBytes(11) { try ChunkRow.points($0, count: chunkCount, key: integer(0)) }
    }

    func chunkRow() -> ChunkRow {
        ChunkRow(
            key: integer(0), count: chunkCount, decimals: optionalInteger(2),
            figures: (Int32(3)...7).map { figure($0) },
            source: optionalInteger(8), runs: optionalText(9),
            data: withBytes(11) { bytes in unsafe bytes.withUnsafeBytes { unsafe Array($0) } })
    }

    private func figure(_ column: Int32) -> Packed.Figure {
        isReal(column) ? .double(real(column)) : .number(integer(column))
    }
}

extension ChunkRow {
    static func damage(key: Int64, _ what: String) -> DatabaseError {
        DatabaseError(
            resultCode: .SQLITE_CORRUPT,
            message:
                "the chunk of series \(Day.series(ofKey: key)) on day \(Day.day(ofKey: key)) contradicts \(what)"
        )
    }

    func points() throws -> Points {
        unsafe try Self.points(data.span.bytes, count: count, key: key)
    }

    static func points(_ data: RawSpan, count: Int, key: Int64) throws -> Points {
        let start = Day.start(Day.day(ofKey: key))
        guard let points = try? Chunk.decode(data, count: count, origin: start),
            points.times.first.map({ $0 >= start }) ?? true,
            points.times.last.map({ $0 &- start < Day.seconds }) ?? true
        else { throw damage(key: key, "its format") }
        return points
    }

    /// How each of its samples came to be here, in their order.
    func sampleRuns() throws -> [Run] {
        guard let runs else { return [Run(count: count, origin: .measured, source: source ?? 0, poll: 0)] }
        guard let read = Run.read(runs), read.allSatisfy({ $0.count > 0 }),
            read.reduce(0, { $0.addingReportingOverflow($1.count).partialValue }) == count
        else { throw Self.damage(key: key, "its runs") }
        return read
    }
}
