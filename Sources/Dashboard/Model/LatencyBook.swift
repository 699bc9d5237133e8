internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Threads

/// The polls of sources back to some moment, each read once and from then on extended by those that were sent since;
/// further back, days of them.
final class LatencyBook: Sendable {
    private struct Page {
        /// Everything that was sent since then is in it, up to ``end``.
        var start: Timestamp
        /// What was sent later may not have been answered yet when it was read.
        var end: Timestamp
        var points: [PollPoint]
        /// How far it went when all of it was last asked for.
        var asked: Timestamp

        /// Lets go of what was sent before `start` when nobody has asked for that lately.
        mutating func keep(from start: Timestamp) {
            if start <= self.start {
                asked = end
            } else if end - asked > LatencyBook.patience {
                points.removeSubrange(..<points.firstIndex(from: start))
                (self.start, asked) = (start, end)
            }
        }
    }

    /// Days in a row that are over.
    private struct Stretch {
        let source: SourceID
        let start: Timestamp
        var end: Timestamp
        var days: [ResponseDay]
    }

    /// What is summed up of every source.
    private static let day = Duration.seconds(86_400)

    /// For so long polls are kept that nobody has asked for since; they are let go of together.
    private static let patience = Duration.seconds(3_600)

    /// By then a poll that was sent is recorded.
    private static let slowest = Duration.seconds(300)

    /// The median response time of a source.
    typealias Answered = (network: String, source: String, milliseconds: Double)

    private let answered = Locked<(moment: ReadingMoment, times: [Answered])?>(nil)
    private let days = Locked<(moment: ReadingMoment, frozen: Timestamp?, summaries: [LatencySummary])?>(nil)
    private let summaries = Locked<[SourceID: (key: LatencyKey, summary: LatencySummary)]>([:])
    private let known = Locked<(key: LatencyKey, room: LatencyRoom, detail: LatencyDetail)?>(nil)
    private let wholeDays = Locked<Stretch?>(nil)
    private let pages = Locked<[SourceID: Page]>([:])

    /// How many polls are kept in memory.
    var count: Int { pages.withLock { $0.values.reduce(0) { $0 + $1.points.count } } }

    /// The polls of a source that were sent in a range, oldest first.
    ///
    /// - Throws: what the database says, and `CancellationError` when nobody wants them any more.
    private func points(
        of source: SourceID, over range: TimeRange, from library: Library
    ) throws -> ArraySlice<PollPoint> {
        func read(_ start: Timestamp, _ end: Timestamp) throws -> [PollPoint] {
            let points = try library.history.pollPoints(
                network: source.network, source: source.source, over: TimeRange(start, end),
                while: library.isWanted)
            try library.checkWanted()
            return points
        }
        // Taken out, so that it is extended where it is and not copied.
        var page =
            pages.withLock { $0.removeValue(forKey: source) }
            ?? Page(start: range.start, end: range.start, points: [], asked: range.start)
        // What was read before somebody gave up is right too.
        defer { pages.withLock { [page] in $0[source] = page } }
        if range.start < page.start {
            page.points = try read(range.start, page.start) + page.points
            page.start = range.start
        }
        if range.end > page.end {
            page.points.removeSubrange(page.points.firstIndex(from: page.end)...)
            page.points += try read(page.end, range.end)
            page.end = max(page.start, range.end - Self.slowest)
        }
        page.keep(from: range.start)
        let (first, last) = (
            page.points.firstIndex(from: range.start), page.points.firstIndex(from: range.end)
        )
        return page.points[first..<last]
    }

    /// The medians of the newest `count` answers of the last day of every source, read once until something is recorded,
    /// and once a minute.
    func medians(ofNewest count: Int, until now: Timestamp, in history: History) throws -> [Answered] {
        let moment = try ReadingMoment(now, in: history)
        if let known = answered.withLock({ $0 }), known.moment == moment { return known.times }
        let times = try history.responseTimes(ofNewest: count, since: now - Self.day)
        answered.withLock { $0 = (moment, times) }
        return times
    }

    /// The days of a source in a range; those that are over are kept of the source that was asked for last.
    private func days(of source: SourceID, over range: TimeRange, from library: Library) throws
        -> [ResponseDay]
    {
        func read(_ start: Timestamp, _ end: Timestamp) throws -> [ResponseDay] {
            guard start < end else { return [] }
            let days = try library.history.responses(
                network: source.network, source: source.source, over: TimeRange(start, end),
                while: library.isWanted)
            try library.checkWanted()
            return days
        }
        let start = range.start.startOfNextDay
        let end = max(start, (range.end - Self.slowest).startOfDay)
        var whole =
            wholeDays.withLock { $0.flatMap { $0.source == source && $0.start <= start ? $0 : nil } }
            ?? Stretch(source: source, start: start, end: start, days: [])
        if end > whole.end {
            whole.days += try read(whole.end, end)
            whole.end = end
        }
        wholeDays.withLock { [whole] in $0 = whole }
        return try read(range.start, min(start, range.end))
            + whole.days.filter { $0.start >= start && $0.start < end } + read(end, range.end)
    }

    /// Further back than this, days are read and not polls.
    private static let long = Duration.seconds(8 * 86_400)

    /// The chosen source in full; what was summed up last is remembered.
    func detail(of row: SourceRow, over range: TimeRange, room: LatencyRoom, from library: Library) throws
        -> LatencyDetail
    {
        func detail(_ key: LatencyKey, _ make: () -> LatencyDetail) -> LatencyDetail {
            if let known = known.withLock({ $0 }), known.key == key, known.room == room {
                return known.detail
            }
            let detail = make()
            known.withLock { $0 = (key, room, detail) }
            return detail
        }
        if range.duration > Self.long {
            let days = try days(of: row.sourceID, over: range, from: library)
            return detail(LatencyKey(row, days, over: range)) { LatencyDetail(row, days, room: room) }
        }
        let points = try points(of: row.sourceID, over: range, from: library)
        return detail(LatencyKey(row, points, over: range)) { LatencyDetail(row, points, room: room) }
    }

    /// Milliseconds of the valid answers in equal parts of a window; nil where none came, and none was missed.
    func columns(
        of source: SourceID, in window: ChartWindow, within limits: ChartWindow, count: Int,
        from library: Library
    ) throws -> HeldColumns {
        let range = window.range
        // Whole hours do for columns that are no shorter.
        if range.duration > Self.long, window.seconds >= Int64(count) * 3_600 {
            let days = try days(of: source, over: range, from: library)
            return HeldColumns(days.columns(in: window, count: count), over: range)
        }
        // Those around it tell how often an answer comes.
        let end = max(range.end, min(limits.range.end, range.end + Self.day))
        let points = try points(of: source, over: TimeRange(range.start - Self.day, end), from: library)
        return HeldColumns(
            points.columns(in: window, count: count), over: range,
            earlier: points.filter { $0.time < range.start }.compactMap(\.column),
            later: points.filter { $0.time >= range.end }.compactMap(\.column))
    }

    /// How each source answered in the day before a moment, which may be a frozen one.
    ///
    /// For all summed up once until something is recorded, and once a minute; for each until it was asked again.
    func days(of rows: [SourceRow], until now: Timestamp, frozen: Timestamp?, from library: Library) throws
        -> [LatencySummary]
    {
        let moment = try ReadingMoment(now, in: library.history)
        if let known = days.withLock({ $0 }), (known.moment, known.frozen) == (moment, frozen) {
            return known.summaries
        }
        // Every poll of the present millisecond too.
        let day = TimeRange(Self.day, until: now + .milliseconds(1))
        let summaries = try rows.map { try summary(of: $0, over: day, from: library) }
        days.withLock { $0 = (moment, frozen, summaries) }
        return summaries
    }

    private func summary(of row: SourceRow, over range: TimeRange, from library: Library) throws
        -> LatencySummary
    {
        let points = try points(of: row.sourceID, over: range, from: library)
        let key = LatencyKey(row, points, over: range)
        if let known = summaries.withLock({ $0[row.sourceID] }), known.key == key { return known.summary }
        let summary = LatencySummary(row, points, over: range)
        summaries.withLock { $0[row.sourceID] = (key, summary) }
        return summary
    }
}

extension Timestamp {
    /// When its day of UTC began.
    fileprivate var startOfDay: Timestamp { Timestamp(seconds: seconds.wholeDays * 86_400) }

    /// The first beginning of a day from then on.
    fileprivate var startOfNextDay: Timestamp { (self + .milliseconds(86_399_999)).startOfDay }
}

extension [PollPoint] {
    /// Of the first that was sent at a moment or later; the end without one.
    fileprivate func firstIndex(from time: Timestamp) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].time < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
