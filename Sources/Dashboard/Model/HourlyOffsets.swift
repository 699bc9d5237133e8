/// How far a clock is ahead of UTC at moments that come in order, looked up twice an hour instead of at each.
struct HourlyOffsets {
    private let lookUp: (Int64) -> Int64
    private var hour: Int64?
    /// Of all of the hour; nil when the clock is changed within it.
    private var offset: Int64?

    /// Seconds since 1970 go to `lookUp`, seconds ahead of UTC come from it.
    init(_ lookUp: @escaping (Int64) -> Int64) { self.lookUp = lookUp }

    mutating func offset(at time: Int64) -> Int64 {
        let hour = (time >= 0 ? time : time - 3_599) / 3_600
        if hour != self.hour {
            let (first, last) = (lookUp(hour * 3_600), lookUp(hour * 3_600 + 3_599))
            (self.hour, offset) = (hour, first == last ? first : nil)
        }
        // Some clocks are changed at half past an hour of UTC, or at a quarter.
        return offset ?? lookUp(time)
    }
}
