internal import Catalog
internal import Collection
internal import History
internal import Metrics

/// What the screen of one network shows.
struct NetworkDetail: Sendable {
    let network: Network
    var rows: [MetricRow]
    let prices: [PriceRow]
    let sources: [SourceRow]
    /// The chosen series over the range.
    var chart: Chart?

    /// One series with its newest value.
    struct MetricRow: Sendable, Identifiable {
        let latest: Latest
        let metric: Metric?
        var change: Double?
        var trend: [Double?] = []

        var id: Series { latest.series }
    }

    /// What one GPU model costs here.
    struct PriceRow: Sendable, Identifiable {
        /// The model's name.
        let id: String
        let title: String
        let median: Double?
        let lowest: Double?
        let available: Double?
        let total: Double?
    }

    /// How one source fares.
    struct SourceRow: Sendable, Identifiable {
        let source: Source
        let record: SourceRecord?
        let health: SourceHealth
        let state: SourceState?

        var id: String { source.id }
    }

    struct Chart: Sendable {
        let series: Series
        let metric: Metric?
        let range: TimeRange
        let columns: [Column?]
    }

    init(
        _ network: Network, latest: [Latest], records: [String: SourceRecord], states: [SourceState],
        catalog: Catalog, now: Timestamp
    ) {
        self.network = network
        let order = Dictionary(
            uniqueKeysWithValues: catalog.vocabulary.names.enumerated().map { ($0.element, $0.offset) })
        rows =
            latest
            .sorted { left, right in
                let (one, other) = (left.series, right.series)
                if one.labels.isEmpty != other.labels.isEmpty { return one.labels.isEmpty }
                let places = (order[one.metric] ?? .max, order[other.metric] ?? .max)
                return places.0 == places.1 ? one < other : places.0 < places.1
            }
            .map { MetricRow(latest: $0, metric: catalog.vocabulary[$0.series.metric]) }
        prices = Self.prices(Figures(latest), gpus: catalog.gpus)
        sources = network.sources.map { source in
            SourceRow(
                source: source, record: records[source.id],
                health: SourceHealth(records[source.id], of: source, now: now),
                state: states.first { $0.id == SourceID(network: network.id, source: source.id) })
        }
    }

    private static func prices(_ figures: Figures, gpus: GPUNames) -> [PriceRow] {
        let models = Set(
            (figures.all("gpu.price.median") + figures.all("gpu.price.min")).compactMap { latest in
                latest.series.labels.all.map(\.name) == ["gpu"] ? latest.series.labels["gpu"] : nil
            })
        return models.map { model in
            let labels: Labels = ["gpu": model]
            return PriceRow(
                id: model, title: gpus.title(of: model), median: figures.value("gpu.price.median", labels),
                lowest: figures.value("gpu.price.min", labels),
                available: figures.value("gpu.available", labels), total: figures.value("gpu.total", labels))
        }
        .sorted { ($0.median ?? -1, $1.id) > ($1.median ?? -1, $0.id) }
    }
}
