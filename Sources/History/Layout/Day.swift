/// Days, and the key of a chunk: the day, then the series, so that a day lies in one piece.
enum Day {
    static let seconds: Int64 = 86_400
    /// A series has a number below this; there is room for 2^39 days.
    static let seriesLimit: Int64 = 1 << 24

    static func containing(_ time: Int64) -> Int64 {
        time >= 0 ? time / seconds : (time &+ 1) / seconds &- 1
    }

    static func containing(milliseconds: Int64) -> Int64 {
        containing(milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds &+ 1) / 1_000 &- 1)
    }

    /// The first millisecond of a day.
    static func milliseconds(_ day: Int64) -> Int64 { start(day) &* 1_000 }

    static func start(_ day: Int64) -> Int64 { day &* seconds }

    static func key(_ day: Int64, _ series: Int64) -> Int64 { (day &<< 24) | (series & (seriesLimit - 1)) }

    /// The key of a day that is not over: before all others, so that the chunk may grow without tearing their pages
    /// apart, and the chunks of whole days are only ever appended.
    static func openKey(_ day: Int64, _ series: Int64) -> Int64 { key(day, series) &- openDistance }

    static let openDistance: Int64 = 1 << 62
    /// Every open key is less than this, and no other.
    static let openLimit: Int64 = -(1 << 61)

    static func day(ofKey key: Int64) -> Int64 { (key < openLimit ? key &+ openDistance : key) &>> 24 }

    static func series(ofKey key: Int64) -> Int64 { key & (seriesLimit - 1) }
}
