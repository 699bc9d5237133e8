internal import Chunks
internal import GRDB
internal import Metrics

/// A series `latency.total{source=…}`, which is read from the polls: phases are stored once.
struct PhaseSeries {
    private let network: String
    private let source: String
    private let column: String

    /// - Returns: nil for any other series.
    init?(_ series: Series) {
        let columns = ["dns", "connect", "tls", "first_byte", "total"]
        guard series.metric.hasPrefix("latency."), series.labels.all.count == 1,
            let column = columns.first(where: { series.metric == "latency.\($0)" }),
            let source = series.labels["source"]
        else { return nil }
        (network, self.source, self.column) = (series.network, source, column)
    }

    /// The valid answers to polls whose slots lie in a range.
    func scan(
        from start: Int64, until end: Int64, in database: Database, _ body: (Points) -> Void
    ) throws {
        let row = try Statement(
            """
            SELECT slot, \(column == "total" ? PollTable.total : column) / 1000.0
            FROM source CROSS JOIN poll ON poll.source = source.id
            WHERE network = ? AND name = ? AND slot >= ? AND slot < ? AND \(PollTable.isGood)
                AND rest IS NOT NULL ORDER BY slot, poll.id
            """, [network, source, start, end], in: database)
        var points = Points()
        while try row.step() {
            if points.times.last == row.integer(0) { continue }
            points.append(row.real(1), at: row.integer(0))
        }
        if points.count > 0 { body(points) }
    }
}
