internal import Catalog
internal import History
internal import Metrics

/// What the screen of one network shows.
struct NetworkDetail: Sendable {
    let network: Network
    var rows: [MetricRow]
    let prices: [PriceRow]

    /// One series with its newest value.
    struct MetricRow: Sendable, Identifiable {
        let latest: Latest
        let metric: Metric?
        /// From the start of the range to now.
        var moved: Change?
        var trend: [Double?] = []

        var id: String { latest.series.description }

        /// How far it moved in the range: a ratio by a difference, all else by a share of itself; nil for what is
        /// itself a change.
        var change: Double? {
            guard metric?.isChange != true else { return nil }
            return isRatio ? moved?.difference : moved?.ratio
        }

        /// The change as tables write it: `▲ 1.2 points`, `▼ 3 %`.
        var changeText: String? { isRatio ? Number.points(change) : Number.change(change) }

        private var isRatio: Bool { metric?.unit == .ratio }

        /// The metric, and what tells its series apart.
        var name: String { part.isEmpty ? latest.series.metric : "\(latest.series.metric) \(part)" }

        /// What tells its series from others of the metric; empty for the total.
        var part: String { latest.series.labels.all.map(\.value).joined(separator: " ") }
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

    init(_ network: Network, latest: [Latest], catalog: Catalog) {
        self.network = network
        let order = Dictionary(
            uniqueKeysWithValues: catalog.vocabulary.names.enumerated().map { ($0.element, $0.offset) })
        let keys = latest.map { latest in
            // Unlike a series, a reader takes 10 to come after 9.
            let labels = latest.series.labels.all.lazy.map(\.value).joined(separator: " ")
            return (
                isPart: !latest.series.labels.isEmpty, place: order[latest.series.metric] ?? .max,
                metric: latest.series.metric, labels: labels
            )
        }
        rows =
            latest.indices.sorted { left, right in
                let (one, other) = (keys[left], keys[right])
                if one.isPart != other.isPart { return !one.isPart }
                if one.place != other.place { return one.place < other.place }
                if one.metric != other.metric { return one.metric < other.metric }
                return one.labels.naturallyPrecedes(other.labels)
            }
            .map { MetricRow(latest: latest[$0], metric: catalog.vocabulary[latest[$0].series.metric]) }
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
