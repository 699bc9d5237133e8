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
    /// Rules between the parts.
    let rules: [Rect]
    let verticalRule: Rect?

    init(_ body: Rect) {
        var rest = body
        title = rest.takeTop(1)
        guard body.columns >= 110 else {
            let sources = rest.takeBottom(max(4, rest.rows / 5))
            let lower = rest.takeBottom(1)
            let list = rest.takeTop(max(4, rest.rows * 2 / 5))
            let upper = rest.takeTop(1)
            self.list = list.inset(columns: 1)
            chartTitle = rest.takeTop(1).inset(columns: 1)
            chart = rest.inset(columns: 1)
            prices = Rect(size: .zero)
            self.sources = sources.inset(columns: 1)
            rules = [upper, lower]
            verticalRule = nil
            return
        }
        list = rest.takeLeft(min(rest.columns * 9 / 20, 90)).inset(columns: 1)
        verticalRule = rest.takeLeft(1)
        var bottom = rest.takeBottom(max(7, rest.rows * 2 / 5))
        rules = [bottom.takeTop(1)]
        chartTitle = rest.takeTop(1).inset(columns: 1)
        chart = rest.inset(columns: 1)
        prices = bottom.takeLeft(min(46, bottom.columns / 2)).inset(columns: 1)
        sources = bottom.inset(columns: 1)
    }
}
