/// How long samples are kept, in days; nil is for ever.
public struct Retention: Hashable, Sendable {
    /// Samples as they came, and polls.
    public var raw: Int?
    /// What is kept of the days after that, hour by hour.
    public var hourly: Int?
    /// What is kept of the days after that, as a whole.
    public var daily: Int?

    public init(raw: Int? = 730, hourly: Int? = nil, daily: Int? = nil) {
        self.raw = raw
        self.hourly = hourly
        self.daily = daily
    }
}

extension Retention: CustomStringConvertible {
    /// For people: `samples and polls 730 days, then hours for ever, days for ever`.
    public var description: String {
        func text(_ days: Int?) -> String { days.map { $0 == 1 ? "1 day" : "\($0) days" } ?? "for ever" }
        return "samples and polls \(text(raw)), then hours \(text(hourly)), days \(text(daily))"
    }
}
