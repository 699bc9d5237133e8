internal import Evaluation
internal import Metrics

/// What was measured: first what bears on items, then the rest, and how all of it was computed.
struct FigureLists {
    /// Those that an item's level can rest on, in the order of the items.
    let bearing: [FigureValues]
    /// The rest by metric; series of one metric, such as the prices of GPU models, are one line.
    let others: [FigureValues]
    /// A sentence for each way of computing: `utilization.mean is …; from …`.
    let formulas: [String]
    /// The files of Data that something rests on, with what they were made from.
    let sources: [String]

    init(_ report: AssessmentReport) {
        let items = report.rubrics.flatMap(\.items)
        let figures = report.figures
        // Only the network's own figure of a metric proposes a level.
        let totals = figures.filter(\.series.labels.isEmpty).compactMap {
            figure -> (Int, MeasuredFigure, [Criterion])? in
            let own = items.indices.filter { index in
                items[index].item?.measures.contains { $0.metric == figure.series.metric } ?? false
            }
            return own.first.map { ($0, figure, own.map { items[$0] }) }
        }
        bearing = totals.sorted { ($0.0, $0.1.series) < ($1.0, $1.1.series) }.map {
            FigureValues([$0.1], $0.2, report)
        }
        let known = Set(totals.map(\.1))
        others = Self.groups(figures.filter { !known.contains($0) }) { figure in
            figure.series.labels.isEmpty
                ? "\(figure.series) \(figure.source)"
                : "\(figure.series.network) \(figure.series.metric) \(figure.series.labels.all.map(\.name))"
        }.map { FigureValues($0, [], report) }
        formulas = Self.groups(figures.filter { $0.formula != nil }) {
            "\($0.series.metric) \($0.formula ?? "")"
        }
        .map(Self.formula)
        sources = Set(figures.flatMap(\.sources)).compactMap { source in
            source.origin.map { "\(source.name): \($0)" }
        }.sorted()
    }

    /// Values that have one key together, in the order of their first.
    private static func groups<Value>(_ values: [Value], by key: (Value) -> String) -> [[Value]] {
        var order: [String] = []
        var groups: [String: [Value]] = [:]
        for value in values {
            let key = key(value)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(value)
        }
        return order.compactMap { groups[$0] }
    }

    private static func formula(_ figures: [MeasuredFigure]) -> String {
        let series = Set(figures.map(\.series))
        let name =
            series.count == 1 ? figures[0].series.labelledMetric : figures[0].series.metric + named(series)
        let inputs = groups(figures.flatMap(\.inputs)) { input in
            "\(input.series.network) \(input.series.metric) \(FigureSource(input.source, of: input.series.network).name)"
        }.map(text)
        let from = inputs.isEmpty ? "" : "; from \(inputs.joined(separator: ", and "))"
        return "\(name) is \(figures[0].formula ?? "")\(from)"
    }

    /// `akash capacity.share by owner, 33 of them (akash/providers, 33 values of 2026-11-28)`.
    private static func text(_ inputs: [MeasuredFigure.Input]) -> String {
        let series = Set(inputs.map(\.series))
        let first = inputs[0].series
        let name = series.count == 1 ? first.description : "\(first.network) \(first.metric)\(named(series))"
        let source = FigureSource(inputs[0].source, of: first.network).name
        // Figures by label rest on the same series as those of all labels together.
        let count = Set(inputs).reduce(0) { $0 + $1.count }
        let start = inputs.map(\.first).min()?.day ?? "?"
        let end = inputs.map(\.last).max()?.day ?? "?"
        let days = start == end ? "of \(end)" : "from \(start) to \(end)"
        return
            "\(name) (\(source), \(Number.grouped(Double(count))) \(count == 1 ? "value" : "values") \(days))"
    }

    /// ` by owner, 33 of them`.
    private static func named(_ series: Set<Series>) -> String {
        let labels = Set(series.flatMap { $0.labels.all.map(\.name) }).sorted().joined(separator: ", ")
        return labels.isEmpty ? "" : " by \(labels), \(series.count) of them"
    }
}

extension Series {
    /// Without its network: `price.discount{gpu=h100}`.
    fileprivate var labelledMetric: String {
        labels.isEmpty ? metric : "\(metric){\(labels)}"
    }
}
