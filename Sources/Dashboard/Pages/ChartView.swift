internal import History
internal import Metrics
internal import Terminal
internal import Text

/// A chart of series, and the line above it that says what it shows.
enum ChartView {
    static func chart(_ chart: NetworkDetail.Chart, _ state: State) -> LineChart {
        let unit = chart.traces.first?.row.metric?.unit ?? .count
        var line = LineChart(
            chart.traces.map { trace in
                LineChart.Line(name: SafeText(trace.row.name), columns: trace.columns.map(\.drawn))
            },
            over: chart.window, unit: SafeText(unit.rawValue), zone: state.zone,
            emptyText: "no sample in this range; ] looks further back")
        line.scaling = state.chart.isLogarithmic ? .logarithmic : .linear
        line.crossHair = state.chart.crossHair
        line.selection = state.chart.selection
        line.valueText = { SafeText(unit.text($0)) }
        return line
    }

    /// The figure's name and newest value at the left, the ranges with the present one at the right.
    static func drawTitle(
        _ chart: NetworkDetail.Chart, _ state: ChartState, in rect: Rect, now: Timestamp, on grid: inout Grid,
        theme: Theme
    ) {
        guard let first = chart.traces.first else { return }
        let series = first.row.latest.series
        var spans = [Span(SafeText(first.row.metric?.title ?? series.metric), .strong)]
        if !series.labels.isEmpty { spans.append(Span(" \(series.labels.description)", .accent)) }
        if let last = first.columns.last(where: { $0 != nil }) ?? nil {
            let text = (first.row.metric?.unit ?? .count).textWithName(last.last)
            spans.append(Span("  \(text)", .text))
        }
        var rest = rect
        let ranges = ranges(state)
        grid.draw(ranges, in: rest.takeRight(ranges.reduce(0) { $0 + $1.text.width }), theme: theme)
        rest.takeRight(1)
        grid.draw(spans, in: rest, theme: theme)
    }

    private static func ranges(_ state: ChartState) -> [Span] {
        var spans: [Span] = []
        if state.frozen != nil { spans += [Span("frozen", .watch), "  "] }
        if state.isLogarithmic { spans += [Span("log", .accent), "  "] }
        if state.window != nil { spans += [Span("zoomed", .accent), "  "] }
        for range in NamedRange.allCases {
            let isShown = state.window == nil && range == state.range
            spans += [Span(SafeText(range.rawValue), isShown ? .accent : .secondary), " "]
        }
        return spans
    }
}

extension Column? {
    fileprivate var drawn: ChartColumn? {
        flatMap { ChartColumn(low: $0.min, value: $0.average, high: $0.max, count: $0.count) }
    }
}
