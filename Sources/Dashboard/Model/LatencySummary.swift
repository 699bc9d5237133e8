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
    /// Milliseconds in equal parts of the range, nil where nothing answered.
    var trend: [Double?] = []

    /// Sums up the polls of a range, which come in order of time.
    init(_ row: SourceRow, _ points: some Collection<PollPoint>, over range: TimeRange) {
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
    /// Of the polls that it sums up.
    let key: Key
    /// Valid answers.
    let count: Int
    /// How often they took how long; nil where there are too few different ones.
    let histogram: Histogram?
    /// Median milliseconds by day and hour of the day, UTC.
    let days: [(day: Timestamp, hours: [Double?])]

    /// What tells whether it is still right.
    struct Key: Hashable, Sendable {
        let id: String
        let first: Timestamp?
        let last: Timestamp?
        let count: Int
        /// Of the histogram.
        let bins: Int

        init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, bins: Int) {
            (id, count, self.bins) = (row.id, points.count, bins)
            (first, last) = (points.first?.time, points.last?.time)
        }
    }

    init(_ row: SourceRow, _ points: ArraySlice<PollPoint>, over range: TimeRange, bins: Int) {
        summary = LatencySummary(row, points, over: range)
        key = Key(row, points, bins: bins)
        let valid = points.filter(\.isGood)
        let totals = valid.compactMap(\.milliseconds)
        count = totals.count
        histogram =
            Set(totals).count < 5
            ? nil : Histogram(totals, bins: max(1, bins), scaling: .logarithmic, unit: "ms")
        let byDay = Dictionary(grouping: valid) { $0.time.seconds / 86_400 }
        days = byDay.keys.sorted().map { day in
            let byHour = Dictionary(grouping: byDay[day] ?? []) { Int($0.time.seconds % 86_400 / 3_600) }
            return (
                Timestamp(seconds: day * 86_400),
                (0..<24).map { hour in
                    byHour[hour].flatMap { Distribution($0.compactMap(\.milliseconds))?.median }
                }
            )
        }
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
