internal import GRDB
internal import Metrics

/// The series of a source's last poll and their numbers: the next one mostly has the same in the same order.
struct SeriesMemo: Sendable {
    private var series: [Series] = []
    private(set) var numbers: [Int64?] = []
    private(set) var areDistinct = true

    /// Looks up the numbers of a poll's series; new ones are given one.
    mutating func look(
        up samples: [Sample], _ names: inout SeriesNames, in database: Database
    ) throws {
        if samples.count == series.count, zip(samples, series).allSatisfy({ $0.series == $1 }) { return }
        series = samples.map(\.series)
        numbers = try series.map { try names.number(ofPossiblyNew: $0, in: database) }
        areDistinct = Set(numbers).count == numbers.count
    }
}
