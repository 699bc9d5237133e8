internal import Metrics

/// The good samples of a series that are not sealed yet, in order of time.
struct RecentColumn: Sendable {
    private(set) var readings: [Reading] = []

    var count: Int { readings.count }

    mutating func add(_ reading: Reading) {
        guard let last = readings.last, last.time >= reading.time else { return readings.append(reading) }
        let index = lowerBound(of: reading.time)
        if readings[index].time != reading.time { readings.insert(reading, at: index) }
    }

    /// Forgets what a pass has sealed.
    mutating func removeSealed(cut: Int64, upto: Int64) {
        let end = lowerBound(of: cut)
        if end > 0 { readings.replaceSubrange(0..<end, with: readings[..<end].filter { $0.poll > upto }) }
    }

    /// The index of the first sample at or after a second.
    func lowerBound(of time: Int64) -> Int {
        var (low, high) = (0, readings.count)
        while low < high {
            let middle = (low + high) / 2
            if readings[middle].time < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func holds(_ time: Int64) -> Bool {
        let index = lowerBound(of: time)
        return index < readings.count && readings[index].time == time
    }
}
