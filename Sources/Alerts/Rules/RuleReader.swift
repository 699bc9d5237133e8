internal import History
internal import Metrics

/// Makes readings of a rule of what was recorded, in the order of time.
struct RuleReader {
    /// A value at a moment, and what it says of the rule.
    struct Reading: Hashable {
        let time: Timestamp
        let value: Double
        let verdict: Verdict
    }

    private let rule: AlertRule
    private var past = PastValues()
    /// The newest sample, or what stands for it; a rule on absence counts from it.
    private var newest: Timestamp?
    /// Failures in a row, by source.
    private var failures: [String: Int] = [:]

    init(_ rule: AlertRule) {
        self.rule = rule
    }

    /// The readings that a sample makes: of a rule on absence first how long it was missed.
    mutating func take(_ value: Double, at time: Timestamp) -> [Reading] {
        switch rule.condition {
        case .above(_, let limit, let clear):
            return [reading(value, at: time, over: value > limit, under: value <= clear)]
        case .below(_, let limit, let clear):
            return [reading(value, at: time, over: value < limit, under: value >= clear)]
        case .change(_, let over, let movement, let ratio, let clear):
            guard let change = past.change(to: value, at: time, within: over) else { return [] }
            let size = movement.size(of: change)
            return [reading(change, at: time, over: size >= ratio, under: size <= clear)]
        case .absent:
            defer { newest = time }
            return absence(at: time) + [Reading(time: time, value: 0, verdict: .under)]
        case .failing: return []
        }
    }

    /// Counts an absence from this moment on.
    mutating func begin(at time: Timestamp) { newest = time }

    /// Does not count a time in which nobody measured as an absence.
    mutating func leaveOut(_ duration: Duration) { newest = newest.map { $0 + duration } }

    /// The readings that the passing of time makes: only of a rule on absence.
    func pass(to time: Timestamp) -> [Reading] { absence(at: time) }

    /// The reading that a poll makes of a rule on failures.
    mutating func take(_ outcome: Outcome, of source: String, at time: Timestamp) -> [Reading] {
        guard case .failing(_, let wanted, let polls) = rule.condition, outcome.isMeasured,
            wanted == nil || wanted == source
        else { return [] }
        failures[source] = outcome.isGood ? 0 : failures[source, default: 0] + 1
        return [mostFailures(at: time, of: polls)]
    }

    /// The reading that a rule on failures makes of a source that nobody asks any more: it fails no longer.
    mutating func keep(only isAsked: (String) -> Bool, at time: Timestamp) -> [Reading] {
        guard case .failing(_, let wanted, let polls) = rule.condition else { return [] }
        let isGone = Set(failures.keys).union([wanted].compactMap(\.self)).contains { !isAsked($0) }
        guard isGone else { return [] }
        failures = failures.filter { isAsked($0.key) }
        return [mostFailures(at: time, of: polls)]
    }

    private func mostFailures(at time: Timestamp, of polls: Int) -> Reading {
        let most = failures.values.max() ?? 0
        return reading(Double(most), at: time, over: most >= polls, under: most == 0)
    }

    private func reading(_ value: Double, at time: Timestamp, over: Bool, under: Bool) -> Reading {
        Reading(time: time, value: value, verdict: over ? .over : under ? .under : .between)
    }

    /// How long there has been no sample, as soon as that is long enough.
    ///
    /// Two readings, so that a hold time is counted from the moment at which it was.
    private func absence(at time: Timestamp) -> [Reading] {
        guard case .absent(_, let after) = rule.condition, let newest, time - newest >= after else {
            return []
        }
        return [newest + after, time].map { moment in
            Reading(time: moment, value: (moment - newest).inSeconds, verdict: .over)
        }
    }
}

extension AlertRule.Movement {
    fileprivate func size(of change: Double) -> Double {
        switch self {
        case .rise: change
        case .fall: -change
        case .either: change.magnitude
        }
    }
}
