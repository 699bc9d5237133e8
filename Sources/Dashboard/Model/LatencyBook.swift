internal import Collection
internal import History
internal import Metrics
internal import Threads

/// The polls of sources back to some moment, each read once and from then on extended by those that were sent since.
final class LatencyBook: Sendable {
    private struct Page {
        /// Everything that was sent since then is in it, up to ``end``.
        var start: Timestamp
        /// What was sent later may not have been answered yet when it was read.
        var end: Timestamp
        var points: [PollPoint]
    }

    /// What is kept of every source; more only of the one that was asked for last.
    private static let kept = Duration.seconds(86_400)

    /// By then a poll that was sent is recorded.
    private static let slowest = Duration.seconds(300)

    /// The median response time of a source.
    typealias Answered = (network: String, source: String, milliseconds: Double)

    private let answered = Locked<(moment: ReadingMoment, times: [Answered])?>(nil)
    private let days = Locked<(moment: ReadingMoment, frozen: Timestamp?, summaries: [LatencySummary])?>(nil)
    private let summaries = Locked<[SourceID: (key: LatencyKey, summary: LatencySummary)]>([:])
    private let known = Locked<(key: LatencyKey, room: LatencyRoom, detail: LatencyDetail)?>(nil)
    private let pages = Locked<(pages: [SourceID: Page], longest: SourceID?)>(([:], nil))

    /// The polls of a source that were sent in a range, oldest first.
    ///
    /// - Throws: what the database says, and `CancellationError` when nobody wants them any more.
    func points(of source: SourceID, over range: TimeRange, from library: Library) throws -> ArraySlice<
        PollPoint
    > {
        func read(_ start: Timestamp, _ end: Timestamp) throws -> [PollPoint] {
            let points = try library.history.pollPoints(
                network: source.network, source: source.source, over: TimeRange(start, end),
                while: library.isWanted)
            try library.checkWanted()
            return points
        }
        var page =
            pages.withLock { $0.pages[source] } ?? Page(start: range.start, end: range.start, points: [])
        if range.start < page.start {
            page.points = try read(range.start, page.start) + page.points
            page.start = range.start
        }
        if range.end > page.end {
            page.points.removeSubrange(page.points.firstIndex(from: page.end)...)
            page.points += try read(page.end, range.end)
            page.end = max(page.start, range.end - Self.slowest)
        }
        let (first, last) = (
            page.points.firstIndex(from: range.start), page.points.firstIndex(from: range.end)
        )
        keep(page, of: source, isLong: range.duration > Self.kept)
        return page.points[first..<last]
    }

    /// The medians of the newest `count` answers of the last day of every source, read once until something is recorded,
    /// and once a minute.
    func medians(ofNewest count: Int, until now: Timestamp, in history: History) throws -> [Answered] {
        let moment = try ReadingMoment(now, in: history)
        if let known = answered.withLock({ $0 }), known.moment == moment { return known.times }
        let times = try history.responseTimes(ofNewest: count, since: now - Self.kept)
        answered.withLock { $0 = (moment, times) }
        return times
    }

    /// The chosen source in full; what was summed up last is remembered.
    func detail(of row: SourceRow, over range: TimeRange, room: LatencyRoom, from library: Library) throws
        -> LatencyDetail
    {
        let points = try points(of: row.sourceID, over: range, from: library)
        let key = LatencyKey(row, points, over: range)
        if let known = known.withLock({ $0 }), known.key == key, known.room == room { return known.detail }
        let detail = LatencyDetail(row, points, over: range, room: room)
        known.withLock { $0 = (key, room, detail) }
        return detail
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
        let day = TimeRange(Self.kept, until: now + .milliseconds(1))
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

    private func keep(_ page: Page, of source: SourceID, isLong: Bool) {
        pages.withLock { book in
            book.pages[source] = page
            guard isLong, book.longest != source else { return }
            if let longest = book.longest, var other = book.pages[longest] {
                let start = max(other.start, other.end - Self.kept)
                other.points = Array(other.points[other.points.firstIndex(from: start)...])
                other.start = start
                book.pages[longest] = other
            }
            book.longest = source
        }
    }
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
