internal import History
internal import Metrics
internal import Storage

/// The newest good values of some metrics as they stood at a moment.
struct Readings {
    /// One value and where it is from.
    struct Reading {
        let value: Double
        let time: Timestamp
        let source: String
        let origin: Origin
    }

    /// What lies further back than this is not read at all.
    static let reach = Duration.seconds(30 * 86_400)

    private let values: [Series: Reading]

    init(_ values: [Series: Reading]) { self.values = values }

    /// Reads one query a metric; only what is younger than the moment costs a query a series.
    init(of metrics: some Sequence<String>, in history: History, at: Timestamp) throws(StorageError) {
        var values: [Series: Reading] = [:]
        var others: [Series: Latest] = [:]
        for metric in metrics {
            for latest in try history.latest(metric: metric) {
                guard let good = latest.good, good.time <= at else {
                    others[latest.series] = latest
                    continue
                }
                if at - good.time <= Self.reach {
                    values[latest.series] = Reading(
                        good.value, at: good.time, try history.delivery(of: latest, at: good.time))
                }
            }
        }
        if !others.isEmpty {
            let changes = try history.changes(of: Array(others.keys), over: Self.reach, until: at)
            for (series, latest) in others {
                if let then = changes[series]?.to {
                    values[series] = Reading(
                        then.value, at: then.time, try history.delivery(of: latest, at: then.time))
                }
            }
        }
        self.init(values)
    }

    subscript(series: Series) -> Reading? { values[series] }

    /// The GPU models that the series of a network's metric speak of.
    func models(network: String, metric: String) -> Set<String> {
        Set(
            values.keys.compactMap { series in
                series.network == network && series.metric == metric ? series.labels["gpu"] : nil
            })
    }

    /// The values of a metric by network and GPU model, of the series that have that label alone.
    func byModel(_ metric: String) -> [String: [String: Reading]] {
        var found: [String: [String: Reading]] = [:]
        for (series, reading) in values where series.metric == metric {
            guard series.labels.all.count == 1, let gpu = series.labels["gpu"] else { continue }
            found[series.network, default: [:]][gpu] = reading
        }
        return found
    }
}

extension Readings.Reading {
    init(_ value: Double, at time: Timestamp, _ delivery: Delivery) {
        self.init(value: value, time: time, source: delivery.name, origin: delivery.origin)
    }
}

extension Delivery {
    /// `akash/capacity`.
    var name: String { "\(network)/\(source)" }
}
