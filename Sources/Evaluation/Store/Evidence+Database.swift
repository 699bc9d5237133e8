internal import GRDB
internal import Metrics

extension Evidence {
    init(_ row: Row) {
        let kind: Kind
        if let url: String = row["url"] {
            kind = .link(url: url)
        } else if let network: String = row["network"], let metric: String = row["metric"],
            let value: Double = row["value"]
        {
            let labels = (row["labels"] as String?).flatMap { Labels(parsing: $0) } ?? .none
            kind = .measurement(Series(network: network, metric: metric, labels: labels), value: value)
        } else {
            kind = .document
        }
        let date: Int64? = row["date"]
        self.init(kind, text: row["text"], date: date.map(Timestamp.init(milliseconds:)))
    }

    func write(_ db: Database, assessment: String, item: String, position: Int) throws {
        var url: String?
        var series: Series?
        var value: Double?
        switch kind {
        case .link(let address): url = address
        case .document: break
        case .measurement(let measured, let figure): (series, value) = (measured, figure)
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO evidence
                    (assessment, item, position, url, network, metric, labels, value, text, date)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            assessment, item, position, url, series?.network, series?.metric, series?.labels.description,
            value, text, date?.milliseconds,
        ])
    }
}
