internal import History
internal import Metrics
internal import Storage

/// Series read as steps: at the end of each of some equal parts of a range, the newest value until then.
struct Steps {
    private let known: [Latest]
    private let steps: [[Readings.Reading?]]

    /// Reads all series at once; the value that holds at the beginning of the range may lie `before` ahead of it.
    init(
        _ known: [Latest], history: History, over range: TimeRange, count: Int, before: Duration
    ) throws(StorageError) {
        self.known = known
        let series = known.map(\.series)
        let first = try history.changes(of: series, over: before, until: range.start)
        let columns = try history.columns(series, over: range, count: count)
        // A point of an index does not tell who brought it, so nobody is looked for.
        func reading(_ value: Double, at time: Timestamp, _ latest: Latest) -> Readings.Reading {
            Readings.Reading(value, at: time, latest.delivery)
        }
        steps = zip(known, columns).map { latest, columns in
            var newest = first[latest.series]?.to.map { reading($0.value, at: $0.time, latest) }
            return columns.enumerated().map { index, column in
                guard let column else { return newest }
                // When in the part it was is not known: for later parts it is as old as it can be.
                let (start, end) = (
                    range.end(of: index - 1, outOf: count), range.end(of: index, outOf: count)
                )
                newest = reading(column.last, at: start, latest)
                return reading(column.last, at: end, latest)
            }
        }
    }

    /// The values at the end of a part; those of long ago are the reader's to refuse.
    func values(at index: Int) -> [Series: Readings.Reading] {
        var values: [Series: Readings.Reading] = [:]
        for (latest, steps) in zip(known, steps) {
            if let reading = steps[index] { values[latest.series] = reading }
        }
        return values
    }
}

extension TimeRange {
    /// Where one of `count` parts of equal length ends; the part before the first ends where the range begins.
    func end(of index: Int, outOf count: Int) -> Timestamp { start + duration * (index + 1) / count }
}
