internal import Catalog
internal import History
internal import Metrics

/// How the service probes of a network went in a window.
struct ProbeRecord {
    let network: String
    /// Valid answers.
    private(set) var good = 0
    /// Polls that had their chance: what Assay itself missed, and what a limit or a missing key kept from it, is neither
    /// up nor down.
    private(set) var measured = 0
    private var expected = 0.0
    private var covered = 0.0
    private var sources: [String] = []
    private var times: [Timestamp] = []
    private var origin = Origin.measured

    init(network: String) { self.network = network }

    /// The part of the window that was measured: measured polls of those that the schedule means.
    var coverage: Double { expected > 0 ? covered / expected : 0 }

    mutating func add(_ polls: [PollRecord], of source: Source, over window: Duration) {
        let measured = polls.filter { $0.outcome.isMeasured && $0.probes == .service }
        let meant = max(1, window.inSeconds / source.every.inSeconds)
        good += measured.count { $0.outcome.isGood }
        self.measured += measured.count
        expected += meant
        covered += min(meant, Double(measured.count))
        sources.append("\(network)/\(source.id)")
        times += [measured.first?.time, measured.last?.time].compactMap(\.self)
        if let last = measured.last { origin = last.origin }
    }

    func input(_ metric: String, count: Int) -> DerivedFigure.Input {
        DerivedFigure.Input(
            series: Series(network: network, metric: metric), source: sources.joined(separator: ", "),
            first: times.min() ?? Timestamp(milliseconds: 0), last: times.max() ?? Timestamp(milliseconds: 0),
            count: count, origin: origin)
    }
}
