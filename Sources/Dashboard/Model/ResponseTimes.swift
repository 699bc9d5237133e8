internal import History
internal import Metrics
internal import Statistics

/// How long valid answers took, in milliseconds.
struct ResponseTimes: Sendable {
    /// The answers of which the time is known.
    let count: Int
    /// Nil without one.
    let p50: Double?
    let p95: Double?
    let p99: Double?
    /// The median of each phase, each alone.
    let phases: Phases?

    init(_ points: ArraySlice<PollPoint>) {
        let valid = points.lazy.filter(\.isGood).compactMap(\.phases)
        let totals = Distribution(valid.map { $0.total })
        count = totals?.sorted.count ?? 0
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

    /// Of days that are summed up; `totals` has their answers.
    init(_ days: [ResponseDay], _ totals: DurationTally) {
        count = totals.count
        p50 = totals.percentile(50)
        p95 = totals.percentile(95)
        p99 = totals.percentile(99)
        func median(_ phase: (ResponseDay.PhaseCounts) -> DurationCounts) -> Double {
            var tally = DurationTally()
            for day in days { tally.add(phase(day.phases)) }
            return tally.percentile(50) ?? 0
        }
        phases = p50.map { p50 in
            Phases(
                dns: median { $0.dns }, connect: median { $0.connect }, tls: median { $0.tls },
                firstByte: median { $0.firstByte }, total: p50)
        }
    }
}
