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
    /// Milliseconds of the valid answers; nil without one.
    let p50: Double?
    let p95: Double?
    let p99: Double?
    let availability: Availability
    /// The median of each phase, each alone.
    let phases: Phases?

    /// Sums up the polls of a range, which come in order of time.
    init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, over range: TimeRange) {
        id = row.id
        networkName = row.networkName
        probes = row.source.probes
        availability = Availability.parts(of: points, over: range, count: 1).first ?? Availability()
        let valid = points.filter(\.isGood).compactMap(\.phases)
        let totals = Distribution(valid.map { $0.total })
        p50 = totals?.percentile(50)
        p95 = totals?.percentile(95)
        p99 = totals?.percentile(99)
        func median(_ phase: (Phases) -> Double) -> Double {
            Distribution(valid.map(phase))?.median ?? 0
        }
        phases = totals.map {
            Phases(
                dns: median { $0.dns }, connect: median { $0.connect }, tls: median { $0.tls },
                firstByte: median { $0.firstByte }, total: $0.median)
        }
    }
}

/// The chosen source in full.
struct LatencyDetail: Sendable {
    let summary: LatencySummary
    /// Valid answers.
    let count: Int
    /// How often they took how long; nil where there are too few different ones.
    let histogram: Histogram?
    let hours: HourlyMedians

    init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, over range: TimeRange, room: LatencyRoom) {
        summary = LatencySummary(row, points, over: range)
        let valid = points.filter(\.isGood)
        let totals = valid.compactMap(\.milliseconds)
        count = totals.count
        var different: Set<Double> = []
        let isVaried = totals.contains { different.insert($0).inserted && different.count == 5 }
        histogram =
            isVaried ? Histogram(totals, bins: max(1, room.bins), scaling: .logarithmic, unit: "ms") : nil
        hours = HourlyMedians(valid, atMost: room.rows, by: room.zone)
    }
}

/// What there is room for, and whose clock counts.
struct LatencyRoom: Hashable, Sendable {
    /// Bars of the histogram.
    var bins = 0
    /// Rows of hours.
    var rows = 0
    var zone = Zone.utc
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
        minutes = range.start.seconds / 60...max(range.start.seconds, range.end.seconds) / 60
        (first, last) = (points.first?.time, points.last?.time)
    }
}

extension Collection<PollPoint> {
    /// Milliseconds of the valid answers in equal parts of a window; nil where none came.
    func columns(in window: ChartWindow, count: Int) -> [Column?] {
        var columns = [Column?](repeating: nil, count: count)
        guard window.seconds > 0 else { return columns }
        for point in self where point.isGood {
            guard let value = point.milliseconds,
                let place = window.column(of: point.time.seconds, of: count)
            else { continue }
            guard let column = columns[place] else {
                columns[place] = Column(min: value, max: value, average: value, count: 1, last: value)
                continue
            }
            let all = column.count + 1
            columns[place] = Column(
                min: Swift.min(column.min, value), max: Swift.max(column.max, value),
                average: column.average + (value - column.average) / Double(all), count: all, last: value)
        }
        return columns
    }
}
