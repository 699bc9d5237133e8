/// The moments from `start` up to, and without, `end`.
public struct TimeRange: Hashable, Sendable {
    public let start: Timestamp
    public let end: Timestamp

    /// A range; an `end` before `start` makes it empty.
    public init(_ start: Timestamp, _ end: Timestamp) {
        self.start = start
        self.end = max(start, end)
    }

    /// The `duration` that ends at `end`.
    public init(_ duration: Duration, until end: Timestamp) {
        self.init(end - duration, end)
    }

    public var duration: Duration { end - start }

    public func contains(_ time: Timestamp) -> Bool { start <= time && time < end }
}

/// The ranges that screens and commands offer by name.
public enum NamedRange: String, CaseIterable, Sendable {
    case hour = "1h"
    case day = "24h"
    case week = "7d"
    case month = "30d"
    case quarter = "90d"
    case year = "1y"
    case all = "all"

    /// How long it is; nil for ``all``, which begins with the first sample.
    public var duration: Duration? {
        switch self {
        case .hour: .seconds(3_600)
        case .day: .seconds(86_400)
        case .week: .seconds(7 * 86_400)
        case .month: .seconds(30 * 86_400)
        case .quarter: .seconds(90 * 86_400)
        case .year: .seconds(365 * 86_400)
        case .all: nil
        }
    }
}
