public import Analysis
public import History
public import Metrics
internal import Storage

/// What a rule would have done with what was recorded: whether it is worth having.
public struct AlertTrial: Hashable, Sendable {
    /// Once that it would have fired.
    public struct Firing: Hashable, Sendable {
        /// When the condition began to hold.
        public let since: Timestamp
        public let fired: Timestamp
        /// Nil when it would still be firing at the end of the range.
        public let ended: Timestamp?
        /// The value when it fired; for a change its ratio, for an absence its seconds.
        public let value: Double
    }

    public let rule: AlertRule
    public let range: TimeRange
    public let firings: [Firing]

    /// Runs a rule over the good samples, or the polls, of a range; one on a derived figure over its value of each day.
    ///
    /// - Throws: `StorageError`; `CancellationError` as soon as `isWanted` says that nobody wants it any more.
    public init(
        _ rule: AlertRule, in history: History, _ derivation: Derivation, over range: TimeRange,
        while isWanted: () -> Bool = { true }
    ) throws {
        var trial = Trial(rule)
        func checkWanted() throws { if !isWanted() { throw CancellationError() } }
        if let derived = rule.series.flatMap(DerivedValues.init) {
            let start = range.start - rule.memory
            for day in (0..<Int((range.end - start) / .seconds(86_400))).reversed() {
                try checkWanted()
                let time = range.end - .seconds(86_400 * day)
                if let value = try derived.value(derivation, at: time) { trial.take(value, at: time) }
            }
        } else if let series = rule.series {
            // What a change is measured against may lie before the range.
            let start = range.start - rule.memory
            let samples = try history.samples(series, over: TimeRange(start, range.end))
            for (index, sample) in samples.enumerated() {
                if index.isMultiple(of: 1_000) { try checkWanted() }
                trial.take(sample.value, at: sample.time)
            }
        } else if case .failing(let network, let source, _) = rule.condition {
            var polls: [PollRecord] = []
            for record in try history.sources()
            where record.network == network && (source == nil || source == record.source) {
                try checkWanted()
                polls += try history.polls(network: network, source: record.source, over: range)
            }
            for poll in polls.sorted(by: { $0.time < $1.time }) { trial.take(poll) }
        }
        trial.pass(to: range.end)
        self.rule = rule
        self.range = range
        firings = trial.firings.filter { $0.ended ?? range.end > range.start }
    }

    /// How long it would have been firing in all.
    public var duration: Duration {
        firings.reduce(.zero) { $0 + (($1.ended ?? range.end) - max($1.fired, range.start)) }
    }

    /// `would have fired 3 times in 30 d, for 26 h in all`.
    public var sentence: String {
        let span = range.duration.words
        guard !firings.isEmpty else { return "would not have fired in \(span)" }
        let times = firings.count == 1 ? "once" : "\(firings.count) times"
        let rest = firings.last?.ended == nil ? "; it would be firing now" : ""
        return "would have fired \(times) in \(span), for \(duration.age) in all\(rest)"
    }
}

/// A trial under way.
private struct Trial {
    private(set) var firings: [AlertTrial.Firing] = []
    private var reader: RuleReader
    private var tracker: AlertTracker

    init(_ rule: AlertRule) {
        reader = RuleReader(rule)
        tracker = AlertTracker(hold: rule.hold)
    }

    mutating func take(_ value: Double, at time: Timestamp) { take(reader.take(value, at: time)) }

    mutating func take(_ poll: PollRecord) { take(reader.take(poll.outcome, of: poll.source, at: poll.time)) }

    mutating func pass(to time: Timestamp) { take(reader.pass(to: time)) }

    private mutating func take(_ readings: [RuleReader.Reading]) {
        for reading in readings {
            switch tracker.take(reading.verdict, at: reading.time) {
            case .fired(let since, let time):
                firings.append(.init(since: since, fired: time, ended: nil, value: reading.value))
            case .ended(let time):
                guard let last = firings.popLast() else { continue }
                firings.append(.init(since: last.since, fired: last.fired, ended: time, value: last.value))
            case nil: continue
            }
        }
    }
}
