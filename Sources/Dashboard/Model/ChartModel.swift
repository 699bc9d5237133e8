internal import History
internal import Metrics
internal import Terminal

/// What the chart of a page shows.
struct ChartModel: Sendable {
    /// Above the chart.
    let title: String
    /// What tells its series from others of the metric; empty for none.
    var detail = ""
    let unit: Metrics.Unit
    /// The chosen series first, then those that are laid over it.
    let traces: [Trace]
    let window: ChartWindow
    /// All that there is to see.
    let limits: ChartWindow
    var context = ChartContext()

    /// One line of the chart.
    struct Trace: Sendable {
        let name: String
        let columns: [Column?]
    }
}
