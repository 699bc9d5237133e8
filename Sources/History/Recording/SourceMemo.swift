internal import GRDB
internal import Metrics

/// The number of a source, and the series of its last poll with theirs: the next one mostly has the same in the same
/// order.
struct SourceMemo: Sendable {
    let source: Int64
    private var series: [Series] = []
    private(set) var numbers: [Int64?] = []
    private(set) var areDistinct = true

    init(_ key: SourceKey, in database: Database) throws {
        source = try PollInsertion.source(key.source, of: key.network, in: database)
    }

    /// Looks up the numbers of a poll's series; new ones are given one.
    mutating func look(
        up samples: [Sample], _ names: inout SeriesNames, in database: Database
    ) throws {
        if areThose(of: samples) { return }
        series = samples.map(\.series)
        numbers = try series.map { try names.number(ofPossiblyNew: $0, in: database) }
        areDistinct = Set(numbers).count == numbers.count
    }

    private func areThose(of samples: [Sample]) -> Bool {
        guard samples.count == series.count else { return false }
        // Spans, because they lend their elements: a copy of a series counts references five times.
        let (samples, series) = (samples.span, series.span)
        for index in samples.indices { guard samples[index].series == series[index] else { return false } }
        return true
    }
}
