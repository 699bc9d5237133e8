internal import GRDB
internal import Metrics

extension MeasuredFigure {
    init(_ row: Row, inputs: [Row]) {
        let days = (row["days"] as String).split(separator: ",", omittingEmptySubsequences: false)
        self.init(
            Series(row), row["value"], unit: Unit(rawValue: row["unit"]), source: row["source"],
            at: Timestamp(milliseconds: row["time"]), origin: Origin(rawValue: row["origin"]) ?? .generated,
            window: (row["time_window"] as Int64?).map { .milliseconds($0) }, samples: row["samples"],
            coverage: row["coverage"], formula: row["formula"], inputs: inputs.map(Input.init),
            days: days.count == 1 && days[0].isEmpty ? [] : days.map { Double($0) })
    }

    func write(_ db: Database, assessment: String, position: Int) throws {
        let daily = days.map { $0.map { "\($0)" } ?? "" }.joined(separator: ",")
        try db.execute(
            sql: "INSERT INTO assessment_figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                assessment, position, series.network, series.metric, series.labels.description, value,
                unit.rawValue, source, time.milliseconds, origin.rawValue, window?.inMilliseconds, samples,
                coverage, formula, daily,
            ])
        for (place, input) in inputs.enumerated() {
            try input.write(db, assessment: assessment, figure: position, position: place)
        }
    }
}

extension MeasuredFigure.Input {
    init(_ row: Row) {
        self.init(
            Series(row), source: row["source"], first: Timestamp(milliseconds: row["first"]),
            last: Timestamp(milliseconds: row["last"]), count: row["count"])
    }

    func write(_ db: Database, assessment: String, figure: Int, position: Int) throws {
        try db.execute(
            sql: "INSERT INTO assessment_figure_input VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                assessment, figure, position, series.network, series.metric, series.labels.description,
                source, first.milliseconds, last.milliseconds, count,
            ])
    }
}

extension Series {
    fileprivate init(_ row: Row) {
        self.init(
            network: row["network"], metric: row["metric"],
            labels: Labels(parsing: row["labels"] as String) ?? .none)
    }
}
