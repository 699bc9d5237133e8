internal import Chunks
internal import GRDB
internal import Metrics
internal import Threads

/// What a scan comes upon, in order of time.
enum Piece {
    /// Some of the samples.
    case samples(Points, Range<Int>)
    /// A time of which only the whole is told.
    case summary(Summary)

    /// The samples of an hour or a day as a whole.
    struct Summary {
        let min, max, sum, last: Double
        let count: Int32
        /// How long it is.
        let seconds: Int32
        /// Its first second.
        let start: Int64

        var average: Double { Swift.min(Swift.max(sum / Double(count), min), max) }

        /// When the first and the latest were, had they been spread evenly.
        var times: ClosedRange<Int64> {
            let last = Int64(seconds) * Int64(Swift.max(1, count) - 1) / Int64(Swift.max(1, count))
            return start...start + last
        }

        var column: Column {
            Column(min: min, max: max, average: average, count: Int(count), last: last, times: times)
        }
    }
}

extension History {
    /// Calls `body` with the good samples of a series in a range, oldest first.
    ///
    /// The seconds from the first up to, and without, the second argument of `summary` are told as a whole where it
    /// allows that. Ends early when `isWanted`, which is asked every few days of the range, says so.
    func scan(
        _ series: Series, over range: TimeRange, _ names: inout SeriesNames, in database: Database,
        summary: ((Int64, Int64) -> Bool)? = nil, while isWanted: () -> Bool = { true },
        _ body: (Piece) -> Void
    ) throws {
        do {
            try scanWanted(series, over: range, &names, in: database, summary: summary, while: isWanted, body)
        } catch is Unwanted {}
    }

    private func scanWanted(
        _ series: Series, over range: TimeRange, _ names: inout SeriesNames, in database: Database,
        summary: ((Int64, Int64) -> Bool)?, while isWanted: () -> Bool, _ body: (Piece) -> Void
    ) throws {
        let (start, end) = (range.start.secondsRoundedUp, range.end.secondsRoundedUp)
        guard start < end else { return }
        if let phase = PhaseSeries(series) {
            return try phase.scan(from: start, until: end, in: database) { body(.samples($0, 0..<$0.count)) }
        }
        let state = try State(database)
        guard let number = try names.number(of: series, in: database) else { return }
        let column = try head(at: state, needsColumns: true, in: database).columns?[number] ?? RecentColumn()
        var scan = Scan(series: number, start: start, end: end, column: column, summary: summary)
        let days = Day.containing(start)...Day.containing(end - 1)
        if summary == nil {
            try scan.read(days, in: database, while: isWanted, body)
        } else {
            let era = try RememberedDays.Era(state, in: database)
            if let known = remembered.withLock({ $0.stretch(of: number, in: era) }), known.covers(days) {
                try scan.tell(known.found(in: days), in: database, while: isWanted, body)
            } else {
                var stretch = RememberedDays.Stretch(days)
                try scan.read(
                    days, in: database, while: isWanted, noting: { stretch.add($1, of: $0) }, body)
                remembered.withLock { $0.remember(stretch, of: number, in: era) }
            }
        }
        scan.tellRest(body)
    }
}

/// Nobody wants what is being read any more.
private struct Unwanted: Error {}

/// One go through the days of a series and what came since they were sealed.
private struct Scan {
    private let series: Int64
    /// The first second, and the one after the last.
    private let start, end: Int64
    private let column: RecentColumn
    /// What of the column has not been told.
    private var rest: Range<Int>
    private let summary: ((Int64, Int64) -> Bool)?
    /// How many have been read.
    private var days = 0

    init(
        series: Int64, start: Int64, end: Int64, column: RecentColumn, summary: ((Int64, Int64) -> Bool)?
    ) {
        (self.series, self.start, self.end) = (series, start, end)
        (self.column, self.summary) = (column, summary)
        rest = column.lowerBound(of: start)..<column.lowerBound(of: end)
    }

    /// Tells what days hold, and `note` of each of them as a whole.
    mutating func read(
        _ days: ClosedRange<Int64>, in database: Database, while isWanted: () -> Bool,
        noting note: (Int64, Piece) -> Void = { _, _ in }, _ body: (Piece) -> Void
    ) throws {
        var rollups = try Rollup.Days(series, days, in: database)
        try ChunkTable.scan(series, days: days, in: database) { day, row in
            try tell(&rollups, upTo: day, while: isWanted, noting: note, body)
            try checkWanted(isWanted)
            if summary != nil {
                let whole = row.chunkSummary()
                note(day, whole)
                if isToldAsWhole(day) { return body(whole) }
            }
            var points = try row.points()
            let joining = joining(day)
            if !joining.isEmpty {
                points = points.merged(with: column, joining)
                rest = joining.upperBound..<rest.upperBound
            }
            body(.samples(points, points.indices(from: start, until: end)))
        }
        try tell(&rollups, upTo: days.upperBound, while: isWanted, noting: note, body)
    }

    /// Tells what days hold of which the figures alone are kept.
    private mutating func tell(
        _ rollups: inout Rollup.Days, upTo day: Int64, while isWanted: () -> Bool,
        noting note: (Int64, Piece) -> Void, _ body: (Piece) -> Void
    ) throws {
        while let day = try rollups.find(upTo: day) {
            try checkWanted(isWanted)
            let whole = rollups.row.chunkSummary()
            note(day, whole)
            tellRest(before: Day.start(day), body)
            if isToldAsWhole(day) {
                body(whole)
            } else {
                try Rollup.tell(rollups.row, of: day, from: start, until: end, body)
            }
        }
    }

    /// Tells what days that are known hold; those that do not count as a whole are read.
    mutating func tell(
        _ known: ArraySlice<(day: Int64, whole: Piece)>, in database: Database, while isWanted: () -> Bool,
        _ body: (Piece) -> Void
    ) throws {
        for (day, whole) in known {
            if isToldAsWhole(day) {
                body(whole)
            } else {
                try read(day...day, in: database, while: isWanted, body)
            }
        }
    }

    /// Tells what came since the days were sealed, and was not told, up to a second.
    mutating func tellRest(before second: Int64 = .max, _ body: (Piece) -> Void) {
        let untold = untold(before: second)
        guard !untold.isEmpty else { return }
        rest = untold.upperBound..<rest.upperBound
        let readings = column.readings[untold]
        let points = Points(times: readings.map(\.time), values: readings.map(\.value))
        body(.samples(points, 0..<points.count))
    }

    /// Asks now and then whether anybody wants the rest.
    private mutating func checkWanted(_ isWanted: () -> Bool) throws {
        days += 1
        if days.isMultiple(of: 32), !isWanted() { throw Unwanted() }
    }

    private func isToldAsWhole(_ day: Int64) -> Bool {
        let (first, next) = (Day.start(day), Day.start(day) + Day.seconds)
        return start <= first && next <= end && joining(day).isEmpty && summary?(first, next) ?? false
    }

    /// What of the column is to be told with a day.
    private func joining(_ day: Int64) -> Range<Int> { untold(before: Day.start(day) + Day.seconds) }

    private func untold(before second: Int64) -> Range<Int> {
        let late = column.lowerBound(of: second)
        return rest.lowerBound..<Swift.max(rest.lowerBound, Swift.min(late, rest.upperBound))
    }
}

extension Statement {
    /// A whole chunk as one piece.
    func chunkSummary() -> Piece {
        .summary(
            Piece.Summary(
                min: chunkValue(3), max: chunkValue(4), sum: chunkValue(5), last: chunkValue(7),
                count: Int32(clamping: Swift.max(1, chunkCount)), seconds: Int32(Day.seconds),
                start: Day.start(Day.day(ofKey: integer(0)))))
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
