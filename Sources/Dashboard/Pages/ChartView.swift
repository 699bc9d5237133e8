internal import History
internal import Metrics
internal import Terminal
internal import Text

/// A chart of series, and the line above it that says what it shows.
enum ChartView {
    static func chart(_ chart: ChartModel, _ state: State) -> LineChart {
        let unit = chart.unit
        var line = LineChart(
            chart.traces.map { trace in
                LineChart.Line(name: SafeText(trace.name), columns: trace.columns.held.map(\.drawn))
            },
            over: chart.window, unit: SafeText(unit.rawValue), zone: state.zone,
            emptyText: chart.traces.isEmpty
                ? "no network offers it: nothing is measured over time"
                : "no sample here; ] looks further back")
        line.scaling = state.chart.isLogarithmic ? .logarithmic : .linear
        line.thresholds = chart.thresholds
        line.gaps = chart.context.gaps
        line.notes = chart.context.annotations.map(\.note)
        line.crossHair = state.chart.crossHair
        line.selection = state.chart.selection
        line.valueText = { SafeText(unit.text($0)) }
        return line
    }

    /// Draws the chart of a page with the line above it; until it is read only what is about to be shown there.
    static func draw(
        _ title: (name: String, detail: String)?, _ state: State, _ snapshot: Snapshot,
        titleIn titleRect: Rect,
        in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard state.isCharted(in: snapshot) else {
            guard let title else { return }
            let spans = [
                Span(SafeText(title.name), .strong),
                Span(SafeText(title.detail.isEmpty ? "" : " \(title.detail)"), .accent),
                Span("  reading …", .secondary),
            ]
            return drawTitle(spans, state.chart, in: titleRect, on: &grid, theme: theme)
        }
        guard let model = snapshot.chart else { return }
        drawTitle(model, state.chart, in: titleRect, on: &grid, theme: theme)
        chart(model, state).draw(in: rect, on: &grid, theme: theme)
    }

    /// The figure's name and newest value at the left, the ranges with the present one at the right.
    private static func drawTitle(
        _ chart: ChartModel, _ state: ChartState, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        var spans = [Span(SafeText(chart.title), .strong)]
        if !chart.detail.isEmpty { spans.append(Span(" \(chart.detail)", .accent)) }
        if chart.traces.count == 1, let last = chart.traces[0].columns.last(where: { $0 != nil }) ?? nil {
            spans.append(Span("  \(chart.unit.textWithName(last.last))", .text))
        }
        if let leftOut = chart.leftOut { spans.append(Span("  \(leftOut)", .watch)) }
        drawTitle(spans, state, in: rect, on: &grid, theme: theme)
    }

    private static func drawTitle(
        _ spans: [Span], _ state: ChartState, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
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
