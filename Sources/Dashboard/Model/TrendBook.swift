internal import History
internal import Metrics
internal import Threads

/// The sparklines of series and their changes over a range, each read once until something is recorded: a year of them
/// is a day's row for each series, and a step down a list shows the same ones.
final class TrendBook: Sendable {
    /// A series over a range, in equal parts.
    struct Trend: Sendable {
        let parts: [Double?]
        let change: Double?
    }

    private struct Page: Equatable {
        let range: NamedRange
        let columns: Int
        let poll: Int64?
        let minute: Int64
    }

    private let pages = Locked<(page: Page?, trends: [Series: Trend])>((nil, [:]))

    /// The trends of some series over a range that ends at `end`, no older than a minute.
    func trends(
        of series: [Series], over range: NamedRange, _ time: TimeRange, columns: Int, in history: History
    ) throws -> [Series: Trend] {
        let page = Page(
            range: range, columns: columns, poll: try history.lastPoll, minute: time.end.seconds / 60)
        let known = pages.withLock { $0.page == page ? $0.trends : [:] }
        let missing = series.filter { known[$0] == nil }
        guard !missing.isEmpty else { return known }
        let read = try history.columns(missing, over: time, count: columns)
        let changes = try history.changes(of: missing, over: time.duration, until: time.end)
        let trends = known.merging(
            zip(missing, read).map { series, columns in
                (series, Trend(parts: columns.held.map { $0?.average }, change: changes[series]?.ratio))
            }, uniquingKeysWith: { _, new in new })
        pages.withLock { $0 = (page, trends) }
        return trends
    }
}
