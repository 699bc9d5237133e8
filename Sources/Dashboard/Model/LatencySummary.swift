internal import Catalog
internal import History
internal import Metrics
internal import Statistics
internal import Terminal
internal import Text

/// How fast and how steadily one source answers.
struct LatencySummary: Sendable, Identifiable {
    /// `akash/gpu-prices`.
    let id: String
    let networkName: String
    let probes: Probe
    let times: ResponseTimes
    let availability: Availability

    /// Sums up the polls of a range, which come in order of time.
    init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, over range: TimeRange) {
        id = row.id
        networkName = row.networkName
        probes = row.source.probes
        times = ResponseTimes(points)
        availability = Availability.parts(of: points, over: range, count: 1).first ?? Availability()
    }
}

/// The chosen source in full.
struct LatencyDetail: Sendable {
    let id: String
    let times: ResponseTimes
    /// How many of the polls that the source is to be judged by had a valid answer; nil without any.
    let share: Double?
    /// How often answers took how long; nil where there are too few different ones.
    let histogram: Histogram?
    let hours: HourlyMedians
    /// For how many days single answers are kept, where its range is longer.
    var keptDays: Int?

    init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, room: LatencyRoom) {
        let valid = points.filter(\.isGood)
        let blamed = points.count { $0.verdict == .blamed }
        id = row.id
        times = ResponseTimes(points)
        share = Availability(good: valid.count, blamed: blamed).share
        let totals = valid.compactMap(\.milliseconds)
        var different: Set<Double> = []
        let isVaried = totals.contains { different.insert($0).inserted && different.count == 5 }
        histogram =
            isVaried
            ? Histogram(totals, bins: room.bins(of: totals.count), scaling: .logarithmic, unit: "ms") : nil
        hours = HourlyMedians(valid, atMost: room.rows, by: room.zone)
    }

    /// Of days that are summed up: percentiles, histogram and hours to 0.2 %.
    init(_ row: SourceRow, _ days: [ResponseDay], room: LatencyRoom) {
        var totals = DurationTally()
        for day in days { for hour in day.hours { totals.add(hour.totals) } }
        id = row.id
        times = ResponseTimes(days, totals)
        share =
            Availability(
                good: days.reduce(0) { $0 + $1.good }, blamed: days.reduce(0) { $0 + $1.blamed }
            ).share
        let stretches = totals.stretches
        histogram =
            stretches.count >= 5
            ? Histogram(
                counted: stretches, bins: room.bins(of: stretches.reduce(0) { $0 + $1.count }),
                scaling: .logarithmic, unit: "ms") : nil
        hours = HourlyMedians(days, atMost: room.rows, by: room.zone)
    }
}

/// What there is room for, and whose clock counts.
struct LatencyRoom: Hashable, Sendable {
    /// Bars of the histogram.
    var bins = 0
    /// Rows of hours.
    var rows = 0
    var zone = Zone.utc

    /// The bars of so many values: few values in many bars would stand apart like a comb's teeth.
    ///
    /// Twice the square root of their number, at least twelve, as far as there is room.
    func bins(of count: Int) -> Int { max(1, min(bins, max(12, Int(2 * Double(count).squareRoot())))) }
}

/// What tells whether what was summed up of polls is still right.
struct LatencyKey: Hashable, Sendable {
    private let id: String
    private let first: Timestamp?
    private let last: Timestamp?
    private let count: Int
    /// How much of a range was measured changes as time goes on, and with another range.
    private let minutes: ClosedRange<Int64>

    init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, over range: TimeRange) {
        (id, count) = (row.id, points.count)
        minutes = range.minutes
        (first, last) = (points.first?.time, points.last?.time)
    }

    init(_ row: SourceRow, _ days: [ResponseDay], over range: TimeRange) {
        (id, minutes, first, last) = (row.id, range.minutes, nil, nil)
        count = days.reduce(0) { $0 + $1.good + $1.blamed + $1.unmeasured }
    }
}

extension TimeRange {
    fileprivate var minutes: ClosedRange<Int64> {
        start.seconds / 60...max(start.seconds, end.seconds) / 60
    }
}

extension Collection<PollPoint> {
    /// Milliseconds of the valid answers in equal parts of a window; nil where none came.
    func columns(in window: ChartWindow, count: Int) -> [Column?] {
        var columns = [Column?](repeating: nil, count: count)
        guard window.seconds > 0 else { return columns }
        for point in self {
            guard let column = point.column, let place = window.column(of: point.time.seconds, of: count)
            else { continue }
            columns[place] = columns[place]?.followed(by: column) ?? column
        }
        return columns
    }
}

extension PollPoint {
    /// Its milliseconds; nil where there was no valid answer.
    var column: Column? { isGood ? milliseconds.map { Column($0, at: time.seconds) } : nil }
}

extension Collection<ResponseDay> {
    /// The same of whole hours, none of which is cut in two: for windows whose columns are no shorter.
    func columns(in window: ChartWindow, count: Int) -> [Column?] {
        var columns = [Column?](repeating: nil, count: count)
        guard window.seconds > 0 else { return columns }
        for day in self {
            for hour in day.hours {
                let first = day.start(of: hour).seconds
                guard first < window.end, first + 3_600 > window.start else { continue }
                // The present hour is not over, and the first one may have begun before the window.
                let time = Swift.min(Swift.max(first + 1_800, window.start), window.end - 1)
                guard let place = window.column(of: time, of: count) else { continue }
                let figures = hour.figures(from: first)
                columns[place] = columns[place]?.followed(by: figures) ?? figures
            }
        }
        return columns
    }
}

extension Column {
    fileprivate func followed(by next: Column) -> Column {
        let all = count + next.count
        return Column(
            min: Swift.min(min, next.min), max: Swift.max(max, next.max),
            average: average + (next.average - average) * Double(next.count) / Double(all), count: all,
            last: next.last,
            times: times.lowerBound...Swift.max(times.lowerBound, next.times.upperBound))
    }
}
