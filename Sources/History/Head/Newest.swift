/// A value, its second and the poll that brought it.
struct Reading: Hashable, Sendable {
    var time: Int64
    var value: Double
    var poll: Int64
}

/// The newest values of a series.
struct Newest: Hashable, Sendable {
    var good: Reading?
    var quarantined: Reading?

    /// The second of the newest sample of either quality; nil without any.
    var time: Int64? {
        switch (good, quarantined) {
        case (let good?, let quarantined?): max(good.time, quarantined.time)
        case (let good?, nil): good.time
        case (nil, let quarantined): quarantined?.time
        }
    }

    mutating func take(_ reading: Reading) {
        if good.map({ $0.time < reading.time }) ?? true { good = reading }
    }
}
