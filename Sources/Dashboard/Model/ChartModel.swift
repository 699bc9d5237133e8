internal import Alerts
internal import History
internal import Metrics
internal import Terminal
internal import Text

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
    /// What was marked and cannot share its axis, and why; nil when nothing was left out.
    var leftOut: String?
    /// Where rules on its series fire.
    private(set) var thresholds: [LineChart.Threshold] = []

    /// Takes the limits of those rules that watch one of its series.
    mutating func mark(_ rules: [AlertRule]) {
        let shown = Set(traces.compactMap(\.series))
        thresholds = rules.compactMap { rule in
            guard let series = rule.series, shown.contains(series) else { return nil }
            return switch rule.condition {
            case .above(_, let limit, _), .below(_, let limit, _):
                LineChart.Threshold(limit, label: SafeText(label(of: rule)))
            case .change, .absent, .failing: nil
            }
        }
    }

    /// What is said of a rule at its line; one that was named after its condition says it once.
    private func label(of rule: AlertRule) -> String {
        rule.name.hasSuffix(rule.sentence) ? rule.sentence : "\(rule.sentence): \(rule.name)"
    }

    /// One line of the chart.
    struct Trace: Sendable {
        let name: String
        let columns: [Column?]
        /// What rules name it by.
        var series: Series?

        /// The newest value, and the column where it is.
        var last: (value: Double, column: Int)? {
            guard let place = columns.lastIndex(where: { $0 != nil }), let column = columns[place] else {
                return nil
            }
            return (column.last, place)
        }
    }
}
