internal import Metrics

/// The good samples of a series that are not sealed yet, in order of time.
struct RecentColumn: Sendable {
    private(set) var times: [Int64] = []
    private(set) var values: [Double] = []
    private(set) var polls: [Int64] = []

    var count: Int { times.count }

    mutating func add(_ reading: Reading) {
        guard let last = times.last, last >= reading.time else {
            times.append(reading.time)
            values.append(reading.value)
            polls.append(reading.poll)
            return
        }
        let index = lowerBound(of: reading.time)
        guard times[index] != reading.time else { return }
        times.insert(reading.time, at: index)
        values.insert(reading.value, at: index)
        polls.insert(reading.poll, at: index)
    }

    /// Forgets what a pass has sealed.
    mutating func removeSealed(cut: Int64, upto: Int64) {
        let end = lowerBound(of: cut)
        guard end > 0 else { return }
        let late = (0..<end).filter { polls[$0] > upto }
        times.replaceSubrange(0..<end, with: late.map { times[$0] })
        values.replaceSubrange(0..<end, with: late.map { values[$0] })
        polls.replaceSubrange(0..<end, with: late.map { polls[$0] })
    }

    /// The index of the first sample at or after a second.
    func lowerBound(of time: Int64) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func holds(_ time: Int64) -> Bool {
        let index = lowerBound(of: time)
        return index < times.count && times[index] == time
    }
}
