public import Metrics

/// A value of a figure at a time.
public struct Reading: Hashable, Sendable {
    public let time: Timestamp
    public let value: Double

    public init(_ value: Double, at time: Timestamp) {
        self.value = value
        self.time = time
    }
}

/// Watches whether a figure leaves the level that a person accepted.
///
/// It has left when three readings in a row lie beyond a threshold, by more than 5 % of it and on the same side. A
/// ceiling is left downward only; so is a proposal above the highest level that the figure can prove. What the person
/// knew and went beyond with a reason is no drift.
public struct DriftWatch: Sendable {
    /// How many readings in a row it takes.
    public static let patience = 3
    /// How far beyond a threshold a reading must lie, as a ratio of it.
    public static let slack = 0.05

    private enum Side { case below, above }

    private let measure: Measure
    private let thresholds: Measure.Thresholds
    private let lowest: Int
    private let highest: Int
    private var side: Side?
    private var since: Timestamp?
    private var count = 0
    private var last: Reading?

    /// Starts a watch.
    ///
    /// - Parameters:
    ///   - measure: What the figure may say; nothing is watched for context.
    ///   - accepted: The levels that the person gave.
    ///   - seen: The value that the person saw; nil when there was none.
    public init?(_ measure: Measure, accepted: LevelRange, seen: Double?) {
        guard let thresholds = measure.thresholds else { return nil }
        let known = seen.map(thresholds.level)
        self.measure = measure
        self.thresholds = thresholds
        lowest = min(accepted.low, known ?? accepted.low)
        highest = max(accepted.high, known ?? accepted.high)
    }

    /// Takes the next reading, in the order of time; one that is not finite is passed over.
    public mutating func observe(_ reading: Reading) {
        guard reading.value.isFinite else { return }
        last = reading
        let side = side(of: reading.value)
        if side == self.side, side != nil {
            count += 1
        } else {
            self.side = side
            since = reading.time
            count = side == nil ? 0 : 1
        }
    }

    private func side(of value: Double) -> Side? {
        let levels = thresholds.levels(value, slack: Self.slack)
        if levels.upperBound < lowest { return .below }
        guard measure.role == .level, min(levels.lowerBound, measure.highestProposal) > highest else {
            return nil
        }
        return .above
    }

    /// The level that the last reading has, its value, and since when; nil while nothing moved.
    public var moved: (level: Int, value: Double, since: Timestamp)? {
        guard count >= Self.patience, let since, let last else { return nil }
        return (thresholds.level(last.value), last.value, since)
    }
}
