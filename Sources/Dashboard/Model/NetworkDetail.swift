internal import Catalog
internal import History
internal import Metrics
internal import Terminal

/// What the screen of one network shows.
struct NetworkDetail: Sendable {
    let network: Network
    var rows: [MetricRow]
    let prices: [PriceRow]
    /// The chosen series over the range.
    var chart: Chart?

    /// One series with its newest value.
    struct MetricRow: Sendable, Identifiable {
        let latest: Latest
        let metric: Metric?
        var change: Double?
        var trend: [Double?] = []

        var id: String { latest.series.description }
        /// The metric, and what tells its series apart.
        var name: String {
            let labels = latest.series.labels
            return labels.isEmpty
                ? latest.series.metric
                : "\(latest.series.metric) \(labels.all.map(\.value).joined(separator: " "))"
        }
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

    /// One line of the chart.
    struct Trace: Sendable, Identifiable {
        let row: MetricRow
        let columns: [Column?]

        var id: String { row.id }
    }

    struct Chart: Sendable {
        /// The chosen series first, then those that are laid over it.
        let traces: [Trace]
        let window: ChartWindow
        /// All that there is to see.
        let limits: ChartWindow
    }

    init(_ network: Network, latest: [Latest], catalog: Catalog) {
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
