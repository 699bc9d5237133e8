internal import History
internal import Metrics
internal import Terminal
internal import Text

/// A chart of series, and the line above it that says what it shows.
enum ChartView {
    static func chart(_ chart: ChartModel, _ state: State) -> LineChart {
        var line = LineChart(
            chart.traces.map { (SafeText($0.name), $0.columns) }, of: chart.unit, over: chart.window,
            zone: state.zone,
            emptyText: chart.traces.isEmpty
                ? "no network offers it: nothing is measured over time"
                : "no sample here; ] looks further back")
        line.scaling = state.chart.isLogarithmic ? .logarithmic : .linear
        line.thresholds = chart.thresholds
        line.gaps = chart.context.gaps
        line.notes = chart.context.annotations.map(\.note)
        line.crossHair = state.chart.crossHair
        line.selection = state.chart.selection
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
        drawTitle(model, state.chart, state.zone, in: titleRect, on: &grid, theme: theme)
        chart(model, state).draw(in: rect, on: &grid, theme: theme)
    }

    /// The figure's name and newest value at the left, with its time when later ones are out of sight, the ranges with the present one at the right.
    private static func drawTitle(
        _ chart: ChartModel, _ state: ChartState, _ zone: Zone, in rect: Rect, on grid: inout Grid,
        theme: Theme
    ) {
        var spans = [Span(SafeText(chart.title), .strong)]
        if !chart.detail.isEmpty { spans.append(Span(" \(chart.detail)", .accent)) }
        if chart.traces.count == 1, let last = chart.traces[0].last {
            spans.append(Span(SafeText("  \(chart.unit.textWithName(last.value))"), .text))
            if chart.window.end < chart.limits.end {
                let time = chart.window.time(ofColumn: last.column, of: chart.traces[0].columns.count)
                let moment = MomentText.short(of: time, zone: zone)
                spans.append(Span(" at " + moment, .secondary))
            }
        }
        if let leftOut = chart.leftOut { spans.append(Span("  \(leftOut)", .watch)) }
        drawTitle(spans, state, in: rect, on: &grid, theme: theme)
    }

    private static func drawTitle(
        _ spans: [Span], _ state: ChartState, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        var rest = rect
        // Ranges that are not shown make room for the figure.
        let needed = spans.reduce(1) { $0 + $1.text.width }
        let forms = [
            ranges(state, NamedRange.allCases), ranges(state, state.window == nil ? [state.range] : []),
        ]
        let ranges = forms.fitting(rect.columns - needed)
        grid.draw(ranges, in: rest.takeRight(ranges.reduce(0) { $0 + $1.text.width }), theme: theme)
        rest.takeRight(1)
        grid.draw(spans, in: rest, theme: theme)
    }

    private static func ranges(_ state: ChartState, _ named: [NamedRange]) -> [Span] {
        marks(state)
            + named.flatMap { range in
                let isShown = state.window == nil && range == state.range
                return [Span(SafeText(range.rawValue), isShown ? .accent : .secondary), " "]
            }
    }

    private static func marks(_ state: ChartState) -> [Span] {
        var spans: [Span] = []
        if state.frozen != nil { spans += [Span("frozen", .watch), "  "] }
        if state.isLogarithmic { spans += [Span("log", .accent), "  "] }
        if state.window != nil { spans += [Span("zoomed", .accent), "  "] }
        return spans
    }
}
