internal import Chunks
internal import GRDB
internal import Metrics

/// What a scan comes upon, in order of time.
enum Piece {
    /// Some of the samples.
    case samples(Points, Range<Int>)
    /// A time of which only the whole is told, at its first second.
    case summary(Column, sum: Double, at: Int64)
}

extension History {
    /// Calls `body` with the good samples of a series in a range, oldest first.
    ///
    /// The seconds from the first up to, and without, the second argument of `summary` are told as a whole where it
    /// allows that.
    func scan(
        _ series: Series, over range: TimeRange, _ names: inout SeriesNames, in database: Database,
        summary: ((Int64, Int64) -> Bool)? = nil, _ body: (Piece) -> Void
    ) throws {
        let (start, end) = (range.start.secondsRoundedUp, range.end.secondsRoundedUp)
        guard start < end else { return }
        if let phase = PhaseSeries(series) {
            return try phase.scan(from: start, until: end, in: database) { body(.samples($0, 0..<$0.count)) }
        }
        let state = try State(database)
        guard let number = try names.number(of: series, in: database) else { return }
        let column = try head(at: state, needsColumns: true, in: database).columns?[number] ?? RecentColumn()
        var rest = column.lowerBound(of: start)..<column.lowerBound(of: end)
        let days = Day.containing(start)...Day.containing(end - 1)

        try Rollup.scan(number, days: days, from: start, until: end, in: database, body)
        try ChunkTable.scan(number, days: days, in: database) { day, row in
            let dayEnd = Day.start(day) + Day.seconds
            let late = column.lowerBound(of: dayEnd)
            let joining = rest.lowerBound..<Swift.max(rest.lowerBound, Swift.min(late, rest.upperBound))
            if joining.isEmpty, start <= Day.start(day), dayEnd <= end,
                summary?(Day.start(day), dayEnd) ?? false
            {
                body(row.chunkSummary())
                return
            }
            var points = try row.points()
            if !joining.isEmpty {
                points = points.merged(with: column, joining)
                rest = joining.upperBound..<rest.upperBound
            }
            body(.samples(points, points.indices(from: start, until: end)))
        }
        if !rest.isEmpty {
            let readings = column.readings[rest]
            let points = Points(times: readings.map(\.time), values: readings.map(\.value))
            body(.samples(points, 0..<points.count))
        }
    }
}

extension Statement {
    /// A whole chunk as one piece.
    func chunkSummary() -> Piece {
        let count = Swift.max(1, chunkCount)
        let (low, high, sum) = (chunkValue(3), chunkValue(4), chunkValue(5))
        let average = Swift.min(Swift.max(sum / Double(count), low), high)
        let column = Column(min: low, max: high, average: average, count: count, last: chunkValue(7))
        return .summary(column, sum: sum, at: Day.start(Day.day(ofKey: integer(0))))
    }
}

extension Points {
    /// The samples from a second up to, and without, another.
    func indices(from start: Int64, until end: Int64) -> Range<Int> {
        func lowerBound(_ time: Int64) -> Int {
            var (low, high) = (0, times.count)
            while low < high {
                let middle = (low + high) / 2
                if times[middle] < time { low = middle + 1 } else { high = middle }
            }
            return low
        }
        if let first = times.first, let last = times.last, start <= first, last < end { return 0..<count }
        let first = lowerBound(start)
        return first..<Swift.max(first, lowerBound(end))
    }

    /// With some of the samples of a column in their places; of two for one second, its own.
    func merged(with column: RecentColumn, _ indices: Range<Int>) -> Points {
        var merged = Points()
        var index = 0
        for other in indices {
            let reading = column.readings[other]
            while index < count, times[index] <= reading.time {
                merged.append(values[index], at: times[index])
                index += 1
            }
            if merged.times.last != reading.time {
                merged.append(reading.value, at: reading.time)
            }
        }
        while index < count {
            merged.append(values[index], at: times[index])
            index += 1
        }
        return merged
    }
}
