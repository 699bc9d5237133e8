internal import FoundationEssentials

/// A moment in UTC, in whole milliseconds since 1970-01-01.
///
/// A sample's time is a whole second (its poll's slot); a poll's own time keeps
/// the milliseconds.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01 00:00:00 UTC; negative before it.
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(seconds: Int64) {
        milliseconds = seconds.multipliedReportingOverflow(by: 1_000).partialValue
    }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
    }

    /// The wall clock's present reading.
    public static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    public static func + (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds + duration.inMilliseconds)
    }

    public static func - (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds - duration.inMilliseconds)
    }

    /// The latest that a time which somebody wrote may be: a day is left for time zones and clocks that are ahead.
    public var latestWritten: Timestamp { self + .seconds(86_400) }

    /// The first moment of its day in UTC.
    public var startOfDay: Timestamp {
        let rest = seconds % 86_400
        return Timestamp(seconds: seconds - (rest < 0 ? rest + 86_400 : rest))
    }

    /// How much later the left moment is; negative when it is earlier.
    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    private static let millisecondsADay: Int64 = 86_400_000

    /// Whether it is the first moment of a day, as what somebody writes as a day alone is.
    public var isDay: Bool { milliseconds % Self.millisecondsADay == 0 }

    /// The moment that it stands for where something is said as of it, as much as has come of it by `now`.
    ///
    /// A day alone is the whole of it: what was measured on it belongs to it.
    public func asOf(_ now: Timestamp) -> Timestamp {
        isDay ? max(self, min(now, self + .milliseconds(Self.millisecondsADay - 1))) : self
    }

    /// How long it has been since a time: in whole days where that is a day alone, for nobody knows its hour.
    public func elapsed(since earlier: Timestamp) -> Duration {
        guard earlier.isDay else { return self - earlier }
        let hour = milliseconds % Self.millisecondsADay
        return .milliseconds(
            milliseconds - (hour < 0 ? hour + Self.millisecondsADay : hour) - earlier.milliseconds)
    }
}

extension Timestamp: CustomStringConvertible {
    /// ISO 8601 in UTC to the second: `2026-11-23T14:02:11Z`.
    public var description: String {
        date.formatted(.iso8601)
    }

    /// ISO 8601 in UTC to the day: `2026-11-23`.
    public var day: String {
        date.formatted(Self.dayStyle)
    }

    /// As somebody writes it: the day where it is one alone, and else to the second.
    public var written: String { isDay ? day : description }

    /// Reads ISO 8601 (`2026-11-23T14:02:11Z`, fractions and offsets allowed) or a plain day (`2026-11-23`).
    ///
    /// - Returns: nil when `text` is neither.
    public init?(_ text: some StringProtocol) {
        if text.utf8.count == 10 {
            // The files of the networks are full of days, and Foundation takes longer to begin than to read them.
            guard let day = CivilTime.day(Array(text.utf8)[...]) else { return nil }
            self.init(seconds: day)
            return
        }
        let text = String(text)
        for style in Self.momentStyles {
            if let date = try? style.parse(text) {
                self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
                return
            }
        }
        return nil
    }

    // Made once: to make one takes as long as to read with it.
    private static let dayStyle = Date.ISO8601FormatStyle.iso8601.year().month().day()
    private static let momentStyles: [Date.ISO8601FormatStyle] = [
        .iso8601, .init(includingFractionalSeconds: true),
    ]

    private var date: Date { Date(timeIntervalSince1970: Double(seconds)) }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero; clamped to what 64 bits hold.
    public var inMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        return scaled + attoseconds / 1_000_000_000_000_000
    }

    /// Seconds with their fraction.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
