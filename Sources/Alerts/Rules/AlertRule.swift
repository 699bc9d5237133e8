public import Metrics

/// When to raise an alert.
public struct AlertRule: Hashable, Sendable {
    /// What must be the case.
    public enum Condition: Hashable, Sendable {
        /// A value over `limit`; over when it is at `clear` or under.
        case above(Series, limit: Double, clear: Double)
        /// A value under `limit`; over when it is at `clear` or above.
        case below(Series, limit: Double, clear: Double)
        /// A value that moved by `ratio` of its size (0.2 is 20 %) or more within a time; over at `clear` or less.
        case change(Series, over: Duration, Movement, ratio: Double, clear: Double)
        /// No value for so long.
        case absent(Series, after: Duration)
        /// So many measured polls of a source in a row without a valid answer; over with the first that has one.
        ///
        /// Without a source, any of the network's.
        case failing(network: String, source: String?, polls: Int)
    }

    /// Which way a change counts.
    public enum Movement: String, CaseIterable, Sendable {
        case rise, fall, either
    }

    /// By which events are told apart; unique in a configuration.
    public let name: String
    public let condition: Condition
    /// How long the condition must hold before the alert fires, by the times of the readings.
    public let hold: Duration
    /// What a limit is written in; nothing but the words depends on it.
    public var unit: Unit

    public init(name: String, _ condition: Condition, hold: Duration = .zero, unit: Unit = .count) {
        self.unit = unit
        self.name = name
        self.condition = condition
        self.hold = hold
    }
}

extension AlertRule {
    /// The series that it watches; nil for a rule on polls.
    public var series: Series? {
        switch condition {
        case .above(let series, _, _), .below(let series, _, _), .change(let series, _, _, _, _),
            .absent(let series, _):
            series
        case .failing: nil
        }
    }

    /// What it watches: `akash gpu.price.median{gpu=h100}`, `akash/capacity`.
    public var subject: String {
        switch condition {
        case .failing(let network, let source, _): "\(network)/\(source ?? "*")"
        default: series?.description ?? ""
        }
    }

    /// What the values of its events count: what the metric does, shares, seconds or polls.
    public var valueUnit: Unit {
        switch condition {
        case .above, .below: unit
        case .change: .change
        case .absent: .seconds
        case .failing: .count
        }
    }

    /// How far back it looks at a moment.
    var memory: Duration {
        switch condition {
        case .change(_, let over, _, _, _): over * 2 + hold
        case .absent(_, let after): after + hold
        default: hold
        }
    }

    /// The condition in words: `above 43.8 TiB`, `moved 20 % or more within 24 h`.
    public var sentence: String {
        switch condition {
        case .above(_, let limit, _): "above \(unit.text(limit))"
        case .below(_, let limit, _): "below \(unit.text(limit))"
        case .change(_, let over, let movement, let ratio, _):
            "\(movement.verb) \(Unit.change.text(ratio)) or more within \(over.words)"
        case .absent(_, let after): "without a value for \(after.words)"
        case .failing(_, _, let polls): "failing \(polls) \(polls == 1 ? "time" : "times") in a row"
        }
    }

    /// Where an alert of it is over, in words: `5 or less`; nil where that is as soon as the condition no longer holds.
    public var ending: String? {
        switch condition {
        case .above(_, let limit, let clear) where clear != limit: "\(unit.text(clear)) or less"
        case .below(_, let limit, let clear) where clear != limit: "\(unit.text(clear)) or more"
        case .change(_, _, _, let ratio, let clear) where clear != ratio: "\(Unit.change.text(clear)) or less"
        default: nil
        }
    }
}

extension AlertRule.Movement {
    fileprivate var verb: String {
        switch self {
        case .rise: "rose by"
        case .fall: "fell by"
        case .either: "moved by"
        }
    }
}
