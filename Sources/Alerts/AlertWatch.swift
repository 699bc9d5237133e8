internal import Analysis
internal import Collection
internal import History
internal import Metrics
internal import Storage

/// One rule and how far it has been followed.
struct AlertWatch {
    let rule: AlertRule
    private var reader: RuleReader
    private var tracker: AlertTracker
    /// What it watches, where that is computed; nil where history keeps it.
    private var derived: DerivedValues?
    /// Up to where history has been read; nil before the first look.
    private var seen: Timestamp?
    /// The same of each source: one that answers late is recorded after others that were asked later.
    private var seenSources: [String: Timestamp] = [:]
    /// When it began to watch.
    private let start: Timestamp
    /// The earliest poll that it reads.
    private var firstPoll: Timestamp?

    /// What a look has found.
    struct Look {
        enum Change: Hashable {
            case fired(since: Timestamp, at: Timestamp, value: Double)
            case ended(at: Timestamp, value: Double)
        }

        /// What must be stored, if anything: only where it stands now counts.
        var change: Change?
        /// New values while it fires.
        var values: (last: Double, lowest: Double, highest: Double)?
    }

    /// How far back a rule looks at first, besides what it needs itself: whether it holds already.
    private static let memory = Duration.seconds(3_600)

    init(_ rule: AlertRule, from start: Timestamp) {
        self.rule = rule
        self.start = start
        reader = RuleReader(rule)
        tracker = AlertTracker(hold: rule.hold)
        derived = rule.series.flatMap(DerivedValues.init)
    }

    /// Leaves a time in which nobody measured out of what an absence counts.
    mutating func leaveOut(_ time: Duration) { reader.leaveOut(time) }

    /// Reads what was recorded since the last look; `firing` is the event that is stored as firing, and `asks` tells
    /// whether a source is asked at present.
    mutating func look(
        at history: History, _ derivation: Derivation, now: Timestamp, firing: AlertEvent?,
        asks: (SourceID) -> Bool
    ) throws(StorageError) -> Look {
        if seen == nil, let firing {
            tracker = AlertTracker(hold: rule.hold, phase: .firing(since: firing.since))
        }
        // What was before it fired does not end it.
        let readings = try readings(in: history, derivation, now: now, asks: asks).filter { reading in
            firing.map { reading.time >= $0.fired } ?? true
        }
        var fired: Look.Change?
        var ended: Look.Change?
        for reading in readings {
            switch tracker.take(reading.verdict, at: reading.time) {
            case .fired(let since, let time): fired = .fired(since: since, at: time, value: reading.value)
            case .ended(let time): ended = .ended(at: time, value: reading.value)
            case nil: break
            }
        }
        return look(readings, fired: fired, ended: ended, isStored: firing != nil)
    }

    private func look(
        _ readings: [RuleReader.Reading], fired: Look.Change?, ended: Look.Change?, isStored: Bool
    ) -> Look {
        var look = Look()
        guard case .firing(let since) = tracker.phase else {
            if isStored { look.change = ended ?? readings.last.map { .ended(at: $0.time, value: $0.value) } }
            return look
        }
        if !isStored {
            let last = readings.last
            look.change = fired ?? last.map { .fired(since: since, at: $0.time, value: $0.value) }
        } else if let last = readings.last {
            let values = readings.map(\.value)
            look.values = (last.value, values.min() ?? last.value, values.max() ?? last.value)
        }
        return look
    }

    private mutating func readings(
        in history: History, _ derivation: Derivation, now: Timestamp, asks: (SourceID) -> Bool
    ) throws(StorageError) -> [RuleReader.Reading] {
        let start = seen ?? now - rule.memory - Self.memory
        // A sample of this very second may still come.
        let range = TimeRange(start, Timestamp(seconds: now.seconds + 1))
        var readings: [RuleReader.Reading] = []
        var newest = start
        if derived != nil {
            if seen == nil, case .absent = rule.condition { reader.begin(at: self.start) }
            if let value = try derived?.next(derivation, at: now) { readings += reader.take(value, at: now) }
        } else if let series = rule.series {
            for sample in try history.samples(series, over: range) {
                readings += reader.take(sample.value, at: sample.time)
                newest = sample.time + .seconds(1)
            }
            if seen == nil { try prime(series, in: history) }
        } else {
            for poll in try polls(in: history, over: range) {
                // Its rule goes on from where it stands.
                readings += reader.take(poll.outcome, of: poll.source, at: max(poll.time, newest))
                newest = max(newest, poll.time + .milliseconds(1))
                seenSources[poll.source] = poll.time + .milliseconds(1)
            }
            if case .failing(let network, _, _) = rule.condition {
                readings += reader.keep(
                    only: { asks(SourceID(network: network, source: $0)) }, at: max(now, newest))
            }
        }
        readings += reader.pass(to: now)
        seen = newest
        return readings
    }

    /// Has an absence count from the newest sample of all, however old, but for the time before the start in which
    /// nothing was measured; without any sample, from the start.
    private mutating func prime(_ series: Series, in history: History) throws(StorageError) {
        guard case .absent = rule.condition else { return }
        let latest = try history.latest(network: series.network, metric: series.metric)
        guard let last = latest.first(where: { $0.series == series }) else {
            return reader.begin(at: start)
        }
        guard last.time < start else { return }
        reader.begin(at: last.time)
        let polls = try history.sources().map(\.last.time).filter { $0 < start }
        reader.leaveOut(start - max(last.time, polls.max() ?? last.time))
    }

    private mutating func polls(
        in history: History, over range: TimeRange
    ) throws(StorageError) -> [PollRecord] {
        guard case .failing(let network, let source, _) = rule.condition else { return [] }
        let first = firstPoll ?? range.start
        firstPoll = first
        var polls: [PollRecord] = []
        for record in try history.sources()
        where record.network == network && (source == nil || source == record.source) {
            let start = seenSources[record.source] ?? first
            guard record.last.time >= start else { continue }
            polls += try history.polls(
                network: network, source: record.source, over: TimeRange(start, range.end))
        }
        return polls.sorted { $0.time < $1.time }
    }
}
