internal import Metrics

/// The values that a change is measured against, in the order of time.
///
/// Each is looked at a few times in all, however many there are: weeks of a sample a minute are read between two keys.
struct PastValues {
    private var values: [(time: Timestamp, value: Double)] = []
    /// The place of the oldest that still counts.
    private var oldest = 0
    /// The place of the first that is not old enough to measure against.
    private var young = 0

    /// Takes a value, and says by what share of its size the one changed that is the newest of those at least `span`
    /// old, but not twice as old; nil where there is none, or it was zero.
    mutating func change(to value: Double, at time: Timestamp, within span: Duration) -> Double? {
        // By a clock that was set back they are yet to come.
        while let last = values.last, last.time > time { values.removeLast() }
        (oldest, young) = (min(oldest, values.count), min(young, values.count))
        values.append((time, value))
        let (tooOld, base) = (time - span * 2, time - span)
        while oldest < values.count, values[oldest].time <= tooOld { oldest += 1 }
        while young > 0, values[young - 1].time > base { young -= 1 }
        while young < values.count, values[young].time <= base { young += 1 }
        defer { forget() }
        guard young > oldest, case let before = values[young - 1].value, before != 0 else { return nil }
        let ratio = (value - before) / before.magnitude
        return ratio.isFinite ? ratio : nil
    }

    /// Lets go of what counts no more, many at a time.
    private mutating func forget() {
        guard oldest > 1_024, oldest * 2 > values.count else { return }
        values.removeFirst(oldest)
        (oldest, young) = (0, max(0, young - oldest))
    }
}
