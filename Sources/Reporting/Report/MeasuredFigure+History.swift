internal import Catalog
public import Evaluation
public import History
public import Metrics
public import Storage

extension MeasuredFigure {
    /// How far back a figure may lie before the day that it is to speak of.
    private static let reach = Duration.seconds(30 * 86_400)
    /// How many days a sparkline shows.
    private static let days = 90

    /// The figures of a network as they stood on a day: its totals and its GPU prices.
    ///
    /// A series without a good value in the thirty days before is left out.
    public static func all(
        of network: String, in history: History, vocabulary: Vocabulary, asOf day: Timestamp
    ) throws(StorageError) -> [MeasuredFigure] {
        let latest = try history.latest(network: network).filter { latest in
            let labels = latest.series.labels.all.map(\.name)
            return labels.isEmpty || labels == ["gpu"] && latest.series.metric == "gpu.price.median"
        }
        let changes = try history.changes(of: latest.map(\.series), over: reach, until: day)
        let totals = latest.map(\.series).filter(\.labels.isEmpty)
        let range = TimeRange(.seconds(Int64(days) * 86_400), until: day + .milliseconds(1))
        let columns = Dictionary(
            zip(totals, try history.columns(totals, over: range, count: days)),
            uniquingKeysWith: { first, _ in first })
        var figures: [MeasuredFigure] = []
        for latest in latest {
            guard let reading = changes[latest.series]?.to,
                let unit = vocabulary[latest.series.metric]?.unit
            else { continue }
            let delivery = try history.delivery(of: latest, at: reading.time)
            figures.append(
                MeasuredFigure(
                    latest.series, reading.value, unit: unit, source: delivery.source, at: reading.time,
                    origin: delivery.origin,
                    days: columns[latest.series]?.map { $0?.average } ?? []))
        }
        return figures
    }
}
