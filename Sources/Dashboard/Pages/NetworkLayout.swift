internal import Terminal

/// Where the parts of *Network* go.
///
/// ```text
/// wide                                narrow
/// title                               title
/// metrics   │ chart                   metrics
///           │                         ───────
///           │ ───────────             chart
///           │ prices  sources         ───────
///                                     sources
/// ```
struct NetworkLayout {
    let title: Rect
    let list: Rect
    /// What the chart shows, above it.
    let chartTitle: Rect
    let chart: Rect
    let prices: Rect
    let sources: Rect
    /// Below the title of the chart, all that takes its place when prices or sources are turned to.
    let part: Rect
    /// The rule below the metrics.
    let upperRule: Rect?
    /// The rule below the chart.
    let lowerRule: Rect
    let verticalRule: Rect?

    init(_ body: Rect) {
        var rest = body
        title = rest.takeTop(1)
        guard body.columns >= 110 else {
            // In a small pane the chart has their room, and Space turns to them.
            let others = body.rows < 16 ? 0 : max(3, rest.rows / 6)
            list = rest.takeTop(max(4, (rest.rows - others - 1) * 2 / 5)).inset(columns: 1)
            upperRule = rest.takeTop(1)
            var lower = rest
            sources = rest.takeBottom(others).inset(columns: 1)
            lowerRule = rest.takeBottom(min(1, others))
            chartTitle = rest.takeTop(1).inset(columns: 1)
            lower.takeTop(1)
            part = lower.inset(columns: 1)
            chart = rest.inset(columns: 1)
            prices = Rect(size: .zero)
            verticalRule = nil
            return
        }
        list = rest.takeLeft(min(rest.columns * 9 / 20, 90)).inset(columns: 1)
        verticalRule = rest.takeLeft(1)
        upperRule = nil
        var right = rest
        right.takeTop(1)
        part = right.inset(columns: 1)
        var bottom = rest.takeBottom(max(7, rest.rows * 2 / 5))
        lowerRule = bottom.takeTop(1)
        chartTitle = rest.takeTop(1).inset(columns: 1)
        chart = rest.inset(columns: 1)
        prices = bottom.takeLeft(min(46, bottom.columns / 2)).inset(columns: 1)
        sources = bottom.inset(columns: 1)
    }
}
