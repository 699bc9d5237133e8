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
        var changes = try history.changes(of: missing, over: time.duration, until: time.end)
        for (series, columns) in zip(missing, read) {
            guard let change = changes[series], change.from == nil else { continue }
            changes[series] = try Self.late(change, of: series, columns, over: range, time, in: history)
        }
        let trends = known.merging(
            zip(missing, read).map { series, columns in
                let held = HeldColumns(columns, over: time).columns
                return (series, Trend(parts: held.map { $0?.average }, change: changes[series]))
            }, uniquingKeysWith: { _, new in new })
        pages.withLock { pages in
            if pages.moment != moment { pages = (moment, [:]) }
            pages.trends[page] = trends
        }
        return trends
    }

    /// A change from the first value inside its range: for all there is from whenever a series begins, else within the
    /// first tenth; what begins later has none.
    private static func late(
        _ change: Change, of series: Series, _ columns: [Column?], over range: NamedRange, _ time: TimeRange,
        in history: History
    ) throws -> Change {
        guard let place = columns.firstIndex(where: { $0 != nil }), !columns.isEmpty else { return change }
        let part = time.duration / columns.count
        let start = time.start + part * place
        guard range == .all || start - time.start < time.duration / 10 else { return change }
        let fine = try history.columns(series, over: TimeRange(start, start + part), count: 100)
        guard let first = fine.firstIndex(where: { $0 != nil }), let column = fine[first],
            range == .all || start + part / 100 * first - time.start < time.duration / 10
        else { return change }
        return Change(
            from: Change.Reading(time: start + part / 100 * first, value: column.average), to: change.to)
    }

    /// Reads the days of a series once, which the history then remembers, for when somebody asks for its year.
    func lookAhead(_ series: Series, until end: Timestamp, from library: Library) throws {
        _ = try library.history.columns(
            series, over: TimeRange(.seconds(732 * 86_400), until: end), count: 732, byDay: true,
            while: library.isWanted)
    }
}
