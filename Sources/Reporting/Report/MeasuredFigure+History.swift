internal import Catalog
public import Evaluation
public import History
public import Metrics
public import Storage

extension MeasuredFigure {
    /// How far back a figure may lie before the day that it is to speak of.
    private static let reach = Duration.seconds(30 * 86_400)

    /// The figures of a network as they stood on a day: its totals and its GPU prices.
    ///
    /// A series without a good value in the thirty days before is left out.
    public static func all(
        of network: String, in history: History, vocabulary: Vocabulary, asOf day: Timestamp
    ) throws(StorageError) -> [MeasuredFigure] {
        let latest = try history.latest(network: network).filter { latest in
            let labels = latest.series.labels.all.map(\.name)
            return latest.quality == .good
                && (labels.isEmpty || labels == ["gpu"] && latest.series.metric == "gpu.price.median")
        }
        let changes = try history.changes(of: latest.map(\.series), over: reach, until: day)
        return latest.compactMap { latest in
            guard let reading = changes[latest.series]?.to,
                let unit = vocabulary[latest.series.metric]?.unit
            else { return nil }
            return MeasuredFigure(
                latest.series, reading.value, unit: unit, source: latest.source, at: reading.time,
                origin: latest.origin)
        }
    }
}
