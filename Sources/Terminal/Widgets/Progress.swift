/// How far something has come, how fast it goes and how long it will take.
///
/// The rate is that of the last quarter of a minute, so that it follows a change without trembling.
public struct Progress: Hashable, Sendable {
    public private(set) var done: Double
    /// What there is to do; nil when nobody knows.
    public var total: Double?
    private var readings: [Reading] = []

    private struct Reading: Hashable {
        let time: Double
        let done: Double
    }

    private static let memory = 15.0

    /// Starts with nothing done at a moment in seconds, of whichever clock.
    public init(total: Double?, at time: Double) {
        done = 0
        self.total = total
        readings = [Reading(time: time, done: 0)]
    }

    /// Notes what is done by now; a moment before the last one is ignored.
    public mutating func update(done: Double, at time: Double) {
        guard done.isFinite, time.isFinite, let last = readings.last, time >= last.time else { return }
        self.done = done
        if time - last.time < 0.25, readings.count > 1 { readings.removeLast() }
        readings.append(Reading(time: time, done: done))
        // The reading at the edge stays, so that the rate spans the whole time.
        while readings.count > 2, readings[1].time <= time - Self.memory { readings.removeFirst() }
    }

    /// From 0 to 1; nil when the total is not known.
    public var part: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, done / total))
    }

    /// How much is done in a second; nil in the first second.
    public var rate: Double? {
        guard let first = readings.first, let last = readings.last, last.time - first.time >= 1 else {
            return nil
        }
        return max(0, (last.done - first.done) / (last.time - first.time))
    }

    /// Seconds that are left at this rate; nil when they cannot be told.
    public var secondsLeft: Double? {
        guard let total, let rate, rate > 0 else { return nil }
        return max(0, (total - done) / rate)
    }
}
