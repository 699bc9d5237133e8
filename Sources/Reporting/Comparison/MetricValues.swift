internal import Evaluation
internal import Metrics

/// One metric side by side, or the prices of one GPU model.
struct MetricValues {
    let metric: String
    let metricCells: [String]
    /// Why it cannot be laid side by side; empty where it can.
    let metricRemark: String

    /// What was measured of two projects or more.
    static func all(_ report: ComparisonReport) -> [MetricValues] {
        series(report).compactMap { name, labels in
            let figures = report.subjects.map { $0.figure(name, labels) }
            let present = figures.compactMap(\.self)
            guard present.count > 1 else { return nil }
            let isAlike = Set(present.map(\.unit)).count == 1 && Set(present.map(\.window)).count == 1
            let title = report.vocabulary[name].map { "\($0.title) (\(name))" } ?? name
            return MetricValues(
                metric: labels.isEmpty
                    ? title : "\(title), \(labels.all.map(\.value).joined(separator: " "))",
                metricCells: figures.map { $0.map { $0.unit.textWithName($0.value) } ?? "?" },
                metricRemark: isAlike ? "" : "not comparable: other units or windows")
        }
    }

    /// `Akash Network: chain.height, regions`: what cannot be laid beside anything, a line a project.
    static func alone(_ report: ComparisonReport) -> [String] {
        let names = report.comparison.entries.map(\.project.name)
        return zip(names, report.subjects.indices).compactMap { name, index in
            let alone = series(report).filter { metric, labels in
                labels.isEmpty
                    && report.subjects.indices.allSatisfy {
                        (report.subjects[$0].figure(metric, labels) != nil) == ($0 == index)
                    }
            }
            let metrics = Set(alone.map(\.metric)).sorted()
            return metrics.isEmpty ? nil : "\(name): \(metrics.joined(separator: ", "))"
        }
    }

    /// The totals and the prices of GPU models, by name; without what each counts in a measure of its own.
    private static func series(_ report: ComparisonReport) -> [(metric: String, labels: Labels)] {
        let own: Set<Unit> = [.blocks, Unit(rawValue: "token")]
        let figures = report.subjects.flatMap(\.figures).filter { figure in
            let isPrice = figure.series.metric == "gpu.price.median"
            return (figure.series.labels.isEmpty || isPrice) && !own.contains(figure.unit)
                && !figure.series.metric.hasSuffix(".change")
        }
        // Of the same figure each network has a series.
        return Set(figures.map { Series(network: "", metric: $0.series.metric, labels: $0.series.labels) })
            .sorted().map { ($0.metric, $0.labels) }
    }
}

extension ComparisonReport.Subject {
    /// The newest finite figure of a metric with these labels.
    fileprivate func figure(_ metric: String, _ labels: Labels) -> MeasuredFigure? {
        figures.filter { $0.series.metric == metric && $0.series.labels == labels && $0.value.isFinite }
            .max { $0.time < $1.time }
    }
}
