internal import Metrics

/// What the present screen needs to know; a change of it makes a new snapshot.
struct Query: Hashable, Sendable {
    var screen: Screen
    var range: NamedRange
    /// Columns of sparklines.
    var trendColumns = 24
    /// The network whose screen is open.
    var network: String?
    /// Which of its rows are on screen.
    var rows = 0..<0
    /// The chosen one.
    var selected: Series?
    /// Columns of the chart.
    var chartColumns = 0
    /// The project whose questions are open.
    var project: String?
}
