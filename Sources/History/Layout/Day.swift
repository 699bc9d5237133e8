/// Days, and the key of a chunk: the day, then the series, so that a day lies in one piece.
enum Day {
    static let seconds: Int64 = 86_400
    /// A series has a number below this; there is room for 2^39 days.
    static let seriesLimit: Int64 = 1 << 24

    static func containing(_ time: Int64) -> Int64 {
        time >= 0 ? time / seconds : (time &+ 1) / seconds &- 1
    }

    static func start(_ day: Int64) -> Int64 { day &* seconds }

    static func key(_ day: Int64, _ series: Int64) -> Int64 { (day &<< 24) | (series & (seriesLimit - 1)) }

    static func day(ofKey key: Int64) -> Int64 { key &>> 24 }

    static func series(ofKey key: Int64) -> Int64 { key & (seriesLimit - 1) }
}
