internal import History
internal import Metrics
internal import Threads

/// The sparklines of series and their changes over a range, each read once until something is recorded: a step down a
/// list, or back to another range, shows the same ones.
final class TrendBook: Sendable {
    /// A series over a range, in equal parts.
    struct Trend: Sendable {
        let parts: [Double?]
        let change: Change?
    }

    private struct Page: Hashable {
        let range: NamedRange
        let columns: Int
    }

    private let pages = Locked<(moment: ReadingMoment?, trends: [Page: [Series: Trend]])>((nil, [:]))

    /// The trends of some series over a range that ends at `end`, in at most `columns` parts, no older than a minute.
    func trends(
        of series: [Series], over range: NamedRange, _ time: TimeRange, columns: Int, from library: Library
    ) throws -> [Series: Trend] {
        let page = Page(range: range, columns: columns)
        let history = library.history
        let moment = try ReadingMoment(time.end, in: history)
        let known = pages.withLock { ($0.moment == moment ? $0.trends[page] : nil) ?? [:] }
        let missing = series.filter { known[$0] == nil }
        guard !missing.isEmpty else { return known }
        let days = Int(time.duration.components.seconds / 86_400)
        let read = try history.columns(
            missing, over: time, count: days < 28 ? columns : min(columns, days), byDay: days >= 28,
            while: library.isWanted)
        try library.checkWanted()
        let changes = try history.changes(of: missing, over: time.duration, until: time.end)
        let trends = known.merging(
            zip(missing, read).map { series, columns in
                (series, Trend(parts: columns.held.map { $0?.average }, change: changes[series]))
            }, uniquingKeysWith: { _, new in new })
        pages.withLock { pages in
            if pages.moment != moment { pages = (moment, [:]) }
            pages.trends[page] = trends
        }
        return trends
    }

    /// Reads the days of a series once, which the history then remembers, for when somebody asks for its year.
    func lookAhead(_ series: Series, until end: Timestamp, from library: Library) throws {
        _ = try library.history.columns(
            series, over: TimeRange(.seconds(732 * 86_400), until: end), count: 732, byDay: true,
            while: library.isWanted)
    }
}
