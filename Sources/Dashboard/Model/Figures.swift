internal import History
internal import Metrics

/// The newest good values of a network's series, by metric.
struct Figures: Sendable {
    private let byMetric: [String: [Latest]]

    init(_ latest: some Sequence<Latest>) {
        byMetric = Dictionary(grouping: latest.lazy.filter { $0.quality == .good }, by: \.series.metric)
    }

    /// When the newest value was measured; nil without any.
    var newest: Timestamp? { byMetric.values.joined().map(\.time).max() }

    /// How many series have a value.
    var count: Int { byMetric.values.reduce(0) { $0 + $1.count } }

    /// One series.
    func latest(_ metric: String, _ labels: Labels = .none) -> Latest? {
        byMetric[metric]?.first { $0.series.labels == labels }
    }

    /// The value of one series.
    func value(_ metric: String, _ labels: Labels = .none) -> Double? { latest(metric, labels)?.value }

    /// The network's total: the series without labels, or else the sum of those that split it by GPU alone.
    func total(_ metric: String) -> Double? {
        let parts = parts(metric)
        return parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.value }
    }

    /// What the network's total is the sum of.
    func parts(_ metric: String) -> [Latest] {
        if let whole = latest(metric) { return [whole] }
        return (byMetric[metric] ?? []).filter { $0.series.labels.all.map(\.name) == ["gpu"] }
    }

    /// All series of a metric.
    func all(_ metric: String) -> [Latest] { byMetric[metric] ?? [] }

    /// The first of some series without labels that there is.
    func first(_ metrics: [String]) -> Latest? {
        for metric in metrics {
            if let found = byMetric[metric]?.first(where: { $0.series.labels.isEmpty }) { return found }
        }
        return nil
    }
}
