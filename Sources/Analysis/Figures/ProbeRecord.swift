internal import History
internal import Metrics

/// How the service probes of a network went in a window.
struct ProbeRecord {
    let network: String
    let window: TimeRange
    /// The sources that ask the network itself.
    let sources: [String]
    /// What each of them is blamed for; what Assay itself missed, or a limit or a missing key kept from it, is neither
    /// up nor down.
    let records: [Availability]
    /// The least genuine of the polls that count; nil where none does.
    let origin: Origin?

    /// The share of the measured time in which answers were valid, each source for as long as it was measured.
    var up: Double { records.reduce(0) { $0 + $1.up } / records.reduce(0) { $0 + $1.coverage } }

    /// Polls that had their chance.
    var measured: Int { records.reduce(0) { $0 + $1.good + $1.blamed } }

    /// The part of the window that was measured, the mean of the sources.
    var coverage: Double { records.reduce(0) { $0 + $1.coverage } / Double(max(1, records.count)) }

    /// What an availability needs, three days of thirty: a few polls would condemn or praise a month.
    static let leastCoverage = 0.1

    func input(_ metric: String, count: Int) -> DerivedFigure.Input {
        DerivedFigure.Input(
            series: Series(network: network, metric: metric),
            source: sources.map { "\(network)/\($0)" }.joined(separator: ", "), first: window.start,
            last: window.end, count: count, origin: origin)
    }
}
