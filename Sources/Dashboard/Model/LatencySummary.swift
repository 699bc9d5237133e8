internal import Catalog
internal import History
internal import Metrics
internal import Statistics
internal import Terminal

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

    init(_ row: SourceRow, _ points: [PollPoint], _ availability: Availability) {
        id = row.id
        networkName = row.networkName
        probes = row.source.probes
        self.availability = availability
        let valid = points.filter(\.outcome.isGood).compactMap(\.phases)
        let totals = Distribution(valid.map(\.total))
        p50 = totals?.percentile(50)
        p95 = totals?.percentile(95)
        p99 = totals?.percentile(99)
        func median(_ phase: KeyPath<Phases, Double>) -> Double {
            Distribution(valid.map { $0[keyPath: phase] })?.median ?? 0
        }
        phases =
            valid.isEmpty
            ? nil
            : Phases(
                dns: median(\.dns), connect: median(\.connect), tls: median(\.tls),
                firstByte: median(\.firstByte), total: median(\.total))
    }
}

/// The chosen source in full.
struct LatencyDetail: Sendable {
    let summary: LatencySummary
    /// Milliseconds of every valid answer.
    let totals: [Double]
    /// Median milliseconds by day and hour of the day, UTC.
    let days: [(day: Timestamp, hours: [Double?])]

    init(_ summary: LatencySummary, _ points: [PollPoint]) {
        self.summary = summary
        let valid = points.filter(\.outcome.isGood)
        totals = valid.compactMap(\.phases?.total)
        let byDay = Dictionary(grouping: valid) { $0.time.seconds / 86_400 }
        days = byDay.keys.sorted().map { day in
            let byHour = Dictionary(grouping: byDay[day] ?? []) { Int($0.time.seconds % 86_400 / 3_600) }
            return (
                Timestamp(seconds: day * 86_400),
                (0..<24).map { hour in
                    byHour[hour].flatMap { Distribution($0.compactMap(\.phases?.total))?.median }
                }
            )
        }
    }
}

extension [PollPoint] {
    /// Milliseconds of the valid answers in equal parts of a window; nil where none came.
    func columns(in window: ChartWindow, count: Int) -> [Column?] {
        var columns = [Column?](repeating: nil, count: count)
        guard window.seconds > 0 else { return columns }
        for point in self where point.outcome.isGood {
            guard let value = point.phases?.total,
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
