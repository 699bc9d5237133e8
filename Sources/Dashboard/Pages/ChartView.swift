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
                : "no sample here"
                    + state.keys.clause(.longerRange, on: state.screen, "; ", " looks further back"))
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
            return drawTitle([spans], "", state.chart, in: titleRect, on: &grid, theme: theme)
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
        var name = [Span(SafeText(chart.title), .strong)]
        if !chart.detail.isEmpty { name.append(Span(" \(chart.detail)", .accent)) }
        var spans = name
        if chart.traces.count == 1, let last = chart.traces[0].last {
            spans.append(Span(SafeText("  \(chart.unit.textWithName(last.value))"), .text))
            if chart.window.end < chart.limits.end {
                let time = chart.window.time(ofColumn: last.column, of: chart.traces[0].columns.count)
                let moment = MomentText.short(of: time, zone: zone)
                spans.append(Span(" at " + moment, .secondary))
            }
        }
        let leftOut = chart.leftOut.map { "  \($0)" } ?? ""
        drawTitle([spans, name], SafeText(leftOut), state, in: rect, on: &grid, theme: theme)
    }

    /// Draws the fullest of some titles that fits beside the ranges.
    ///
    /// Where there is little room the present range alone stays; a figure is left out rather than cut. What was left out of the chart stands in what remains.
    private static func drawTitle(
        _ titles: [[Span]], _ leftOut: SafeText, _ state: ChartState, in rect: Rect, on grid: inout Grid,
        theme: Theme
    ) {
        func width(_ spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.text.width } }
        let all = [
            ranges(state, NamedRange.allCases), ranges(state, state.window == nil ? [state.range] : []),
        ]
        let pairs = titles.flatMap { title in all.map { (title: title, ranges: $0) } }
        let chosen =
            pairs.first { width($0.title) + 1 + width($0.ranges) <= rect.columns }
            ?? (titles[titles.count - 1], all[1])
        var rest = rect
        grid.draw(chosen.ranges, in: rest.takeRight(width(chosen.ranges)), theme: theme)
        rest.takeRight(1)
        grid.draw(chosen.title + [Span(leftOut, .watch)], in: rest, theme: theme)
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
