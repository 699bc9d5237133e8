internal import Metrics
internal import Terminal

/// How a reader looks at charts: the time, the cross-hair, the scale.
struct ChartState: Hashable, Sendable {
    /// The time that ends now; lists show it too.
    var range = NamedRange.month
    /// A stretch that the reader zoomed or moved to; nil while the chart follows ``range``.
    var window: ChartWindow?
    /// The moment that is read out; Unix seconds.
    var crossHair: Int64?
    /// Where values stand on a logarithmic scale: from the start where those of many networks share a chart.
    var logarithmic: Set<Screen> = [.prices]
    /// Whether lines are drawn in percent of their first values.
    var isFromStart = false
    /// When the reader stopped the chart, which then shows that moment's figures; nil while it runs.
    var frozen: Timestamp?
    /// What the mouse is choosing; Unix seconds.
    var selection: ClosedRange<Int64>?

    /// Ends what was meant for one figure's past: the zoom and the standstill.
    mutating func letGo() { (window, frozen) = (nil, nil) }

    /// Goes back to a named range that ends now.
    mutating func follow(_ range: NamedRange) {
        self.range = range
        window = nil
        crossHair = nil
    }

    /// The next shorter or longer range.
    mutating func step(by steps: Int) {
        let all = NamedRange.allCases
        let index = (all.firstIndex(of: range) ?? 0) + steps
        follow(all[min(max(0, index), all.count - 1)])
    }

    /// Zooms around the cross-hair, or around the end without one: what is newest stays in sight.
    mutating func zoom(by factor: Double, shown: ChartWindow, limits: ChartWindow) {
        show(shown.zoomed(by: factor, around: crossHair ?? shown.end, within: limits), within: limits)
    }

    /// Zooms to a stretch in Unix seconds, or to the shortest that is shown around it.
    mutating func zoom(to stretch: ClosedRange<Int64>, limits: ChartWindow) {
        let wanted = ChartWindow(start: stretch.lowerBound, end: stretch.upperBound)
        show(wanted.zoomed(by: 1, within: limits), within: limits)
        crossHair = nil
    }

    /// Moves by a part of what is shown, to later times if positive.
    mutating func pan(by part: Double, shown: ChartWindow, limits: ChartWindow) {
        show(shown.panned(by: part, within: limits), within: limits)
    }

    /// Shows a window, and follows the range again where it is that; the cross-hair stays in sight.
    private mutating func show(_ wanted: ChartWindow, within limits: ChartWindow) {
        let whole = range.duration.map { limits.lasting($0.components.seconds).moved(into: limits) } ?? limits
        let slack = wanted.seconds / 100
        let isWhole = abs(wanted.start - whole.start) <= slack && abs(wanted.end - whole.end) <= slack
        window = isWhole ? nil : wanted
        crossHair = crossHair.map { min(max($0, wanted.start), wanted.end) }
    }

    /// Moves the cross-hair by columns; at an edge the chart moves under it.
    mutating func moveCrossHair(by columns: Int, of count: Int, shown: ChartWindow, limits: ChartWindow) {
        guard count > 0 else { return }
        guard let time = crossHair, let column = shown.column(of: time, of: count) else {
            crossHair = shown.time(ofColumn: columns < 0 ? count - 1 : 0, of: count)
            return
        }
        let wanted = column + columns
        guard (0..<count).contains(wanted) else {
            let moved = shown.panned(by: Double(columns) / Double(count), within: limits)
            if moved != shown { window = moved }
            crossHair = moved.time(ofColumn: columns < 0 ? 0 : count - 1, of: count)
            return
        }
        crossHair = shown.time(ofColumn: wanted, of: count)
    }
}
