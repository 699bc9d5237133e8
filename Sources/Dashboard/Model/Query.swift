internal import Alerts
internal import Evaluation
internal import Metrics
internal import Statistics
internal import Terminal

/// What the present screen needs to know; a change of it makes a new snapshot.
struct Query: Hashable, Sendable {
    var screen: Screen
    /// The time that lists look back over.
    var range: NamedRange
    /// What the chart shows when it is not ``range``.
    var window: ChartWindow?
    /// The moment that is shown as now; nil for the present one.
    var frozen: Timestamp?
    /// Whether the chart shows percentages of first values, so that marked figures of any unit share it.
    var isFromStart = false
    /// Columns of sparklines.
    var trendColumns = 24
    /// Columns of the chart.
    var chartColumns = 0
    /// Lines that have room in a chart of many.
    var chartLines = 4
    var latencyRoom = LatencyRoom()
    /// Whose clock counts.
    var zone = Zone.utc
    /// The network whose screen is open.
    var network: String?
    /// The project whose questions are open, and who answers them.
    var project: String?
    var assessor: String?
    /// The projects that are marked to be compared.
    var compared: [String] = []
    /// Whose opinion of the weights counts; nil for that of each assessment.
    var weighting: Weighting?
    /// How the weights vary.
    var variation = WeightMode.around
    /// The chosen entry of the page's list.
    var selected: String?
    /// The entries of the page's list that are on screen.
    var visible: [String] = []
    /// The rule that is to be tried on the past.
    var tried: AlertRule?
    /// What the rules watch, whose newest samples are to be known.
    var watched: [Series] = []
    /// The entries that are marked, which the chart lays over the chosen one.
    var marked: [String] = []
    /// Other networks, whose figure of the same name the chart lays over the chosen one.
    var beside: [String] = []
    /// What the screen of the chosen entry asks for, where that is shown beside the list: one, or none.
    var preview: [Query] = []

    /// Whether another asks for the same page, whatever is chosen on it.
    func isOfSamePage(as other: Query) -> Bool {
        (screen, network, project, assessor) == (other.screen, other.network, other.project, other.assessor)
            && (weighting, variation, compared) == (other.weighting, other.variation, other.compared)
    }

    /// Whether another asks for the same entry of it over the same time.
    func isOfSameChoice(as other: Query) -> Bool {
        isOfSamePage(as: other)
            && (selected, range, frozen) == (other.selected, other.range, other.frozen)
    }

    /// Whether another asks for the same chart, whatever its width.
    func isOfSameChart(as other: Query) -> Bool {
        isOfSameChoice(as: other)
            && (marked, window, isFromStart) == (other.marked, other.window, other.isFromStart)
            && beside == other.beside
    }
}
