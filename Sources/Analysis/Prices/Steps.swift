internal import History
internal import Metrics
internal import Storage

/// Series read as steps: at the end of each of some equal parts of a range, the newest value until then.
struct Steps {
    private let known: [Latest]
    private let steps: [[Readings.Reading?]]

    /// Reads all series at once.
    ///
    /// - Parameter before: How far before the range the value that holds at its beginning may lie.
    init(
        _ known: [Latest], history: History, over range: TimeRange, count: Int, before: Duration
    ) throws(StorageError) {
        self.known = known
        let series = known.map(\.series)
        let first = try history.changes(of: series, over: before, until: range.start)
        let columns = try history.columns(series, over: range, count: count)
        steps = zip(known, columns).map { latest, columns in
            var newest = first[latest.series]?.to.map { Readings.Reading($0.value, at: $0.time, latest) }
            return columns.enumerated().map { index, column in
                if let column {
                    let end = range.start + range.duration * (index + 1) / count
                    newest = Readings.Reading(column.last, at: end, latest)
                }
                return newest
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
