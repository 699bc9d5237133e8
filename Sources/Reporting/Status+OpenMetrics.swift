internal import Catalog
internal import Collection
internal import History
internal import Metrics

extension Status {
    /// What `assay status --openmetrics` prints: the newest good value of each series that its source still tells of, and how
    /// old each source's is.
    ///
    /// Without times, which a file for Prometheus' node_exporter may not have; how old a value is says
    /// `assay_source_age_seconds` of its source. What is no longer in a source's newest answer would be as old as that
    /// only in appearance, and is left out.
    public var openMetrics: String {
        var text: [UInt8] = []
        let good = latest.filter(isCurrent).compactMap { latest in
            latest.good.map { (latest: latest, value: $0.value) }
        }
        let families = Dictionary(grouping: good) { OpenMetrics.family($0.latest.series.metric) }
        for (family, samples) in families.sorted(by: { $0.key < $1.key }) {
            let metric = vocabulary[samples[0].latest.series.metric]
            let unit = metric?.unit ?? .count
            OpenMetrics.declare(
                family, help: metric.map { "\($0.title), \(unit.rawValue): \($0.meaning)" } ?? family,
                to: &text)
            for (latest, value) in samples {
                OpenMetrics.write(
                    family,
                    [("network", latest.series.network), ("source", latest.source)]
                        + OpenMetrics.labels(of: latest.series), value, to: &text)
            }
        }
        let age = OpenMetrics.family("source.age.seconds")
        OpenMetrics.declare(age, help: "Seconds since the last good answer of a source.", to: &text)
        for source in networks.flatMap(\.sources) {
            let id = SourceID(network: source.network, source: source.id)
            guard let last = records[id]?.lastGood else { continue }
            OpenMetrics.write(
                age, [("network", source.network), ("source", source.id)], (now - last.time).inSeconds,
                to: &text)
        }
        return String(decoding: text, as: UTF8.self) + "# EOF\n"
    }
}
