internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Does a command of charts; nil when it is none.
    mutating func performOnChart(_ command: Command, in snapshot: Snapshot) -> [Effect]? {
        switch command {
        case .shorterRange: chart.step(by: -1)
        case .longerRange: chart.step(by: 1)
        case .shortestRange: chart.follow(NamedRange.allCases[0])
        case .longestRange: chart.follow(.all)
        case .rangeByName:
            overlay = .menu(
                Menu(
                    "Range",
                    NamedRange.allCases.map { range in
                        let isTaken = chart.window == nil && range == chart.range
                        return .init(
                            .range(range.rawValue), (isTaken ? "✓ " : "  ") + SafeText(range.rawValue))
                    }, selecting: .range(chart.range.rawValue)))
        case .logarithmic: chart.logarithmic.formSymmetricDifference([screen])
        case .fromStart: chart.isFromStart.toggle()
        case .freeze: chart.frozen = chart.frozen == nil ? snapshot.now : nil
        case .zoomIn: zoom(by: 0.5, in: snapshot)
        case .zoomOut: zoom(by: 2, in: snapshot)
        case .earlier: pan(by: -0.5, in: snapshot)
        case .later: pan(by: 0.5, in: snapshot)
        case .crossHairLeft: moveCrossHair(by: -1, in: snapshot)
        case .crossHairRight: moveCrossHair(by: 1, in: snapshot)
        default: return nil
        }
        return []
    }

    private mutating func zoom(by factor: Double, in snapshot: Snapshot) {
        guard let (shown, limits) = windows(in: snapshot) else { return }
        let before = chart
        chart.zoom(by: factor, shown: shown, limits: limits)
        guard chart == before else { return }
        say(factor < 1 ? "a chart shows no less than a minute" : "this is all there is", .secondary)
    }

    /// Zooms to a stretch that the mouse has drawn over.
    mutating func zoom(to stretch: ClosedRange<Int64>, in snapshot: Snapshot) {
        guard let (_, limits) = windows(in: snapshot) else { return }
        chart.zoom(to: stretch, limits: limits)
    }

    private mutating func pan(by part: Double, in snapshot: Snapshot) {
        guard let (shown, limits) = windows(in: snapshot) else { return }
        let before = chart
        chart.pan(by: part, shown: shown, limits: limits)
        if chart == before { say(part < 0 ? "nothing earlier" : "nothing later", .secondary) }
    }

    /// The time that is shown, or is about to be, and all that could be; nil while no chart was read, and where something
    /// else has its place.
    private func windows(in snapshot: Snapshot) -> (shown: ChartWindow, limits: ChartWindow)? {
        guard isShown(in: snapshot), let model = snapshot.chart,
            page.chart(in: Frame.body(of: size), self, snapshot) != nil
        else { return nil }
        if isCharted(in: snapshot) { return (chart.window ?? model.window, model.limits) }
        // No key waits for the chart of another range to be read, which may reach further back.
        let limits = model.limits
        let named = chart.range.duration.map { limits.lasting($0.components.seconds) } ?? limits
        return (
            chart.window ?? named, ChartWindow(start: min(limits.start, named.start), end: limits.end)
        )
    }

    private mutating func moveCrossHair(by columns: Int, in snapshot: Snapshot) {
        guard let shown = snapshot.chart,
            let (drawn, area) = placedChart(in: snapshot)
        else { return }
        chart.moveCrossHair(
            by: columns, of: drawn.plotColumns(in: area, glyphs: .braille), shown: shown.window,
            limits: shown.limits)
    }
}
