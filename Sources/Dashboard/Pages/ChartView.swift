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
            emptyText: emptyText(chart, state),
            titled: { SafeText(Metrics.Unit(rawValue: $0).shortName) })
        line.scaling = state.isLogarithmic ? .logarithmic : .linear
        line.thresholds = chart.thresholds
        line.gaps = chart.context.gaps
        line.notes = chart.context.annotations.map(\.note)
        line.crossHair = state.chart.crossHair
        line.selection = state.chart.selection
        return line
    }

    private static func emptyText(_ chart: ChartModel, _ state: State) -> SafeText {
        if chart.traces.isEmpty { return "no network offers it: nothing is measured over time" }
        if state.chart.window != nil {
            return "no sample here"
                + state.keys.clause(.zoomOut, on: state.screen, "; ", " looks from further away")
        }
        if state.chart.range == .all { return "no sample yet" }
        return "no sample here"
            + state.keys.clause(.longerRange, on: state.screen, "; ", " looks further back")
    }

    /// Draws the chart of a page with the line above it; until it is read only what is about to be shown there.
    static func draw(
        _ title: (title: ChartTitle, area: Rect)?, _ state: State, _ snapshot: Snapshot, in rect: Rect,
        on grid: inout Grid, theme: Theme
    ) {
        title?.title.draw(in: title?.area ?? rect, on: &grid, theme: theme)
        guard state.isCharted(in: snapshot), let model = snapshot.chart else { return }
        chart(model, state).draw(in: rect, on: &grid, theme: theme)
    }
}
