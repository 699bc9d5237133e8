public import History
public import Metrics
public import Terminal
public import Text

/// What every chart of a metric has in common, on a screen or printed.
extension LineChart {
    /// Makes a chart whose lines break only where something was missed, and whose numbers read as in a table.
    ///
    /// What stands above it is made by `title` of what its axis counts in.
    public init(
        _ traces: [(name: SafeText, columns: [Column?])], of unit: Metrics.Unit, over window: ChartWindow,
        zone: Zone = .utc, emptyText: SafeText = "no data in this range",
        titled title: (String) -> SafeText = { SafeText($0) }
    ) {
        let magnitudes = traces.lazy.flatMap(\.columns).compactMap { $0 }
            .map { max($0.min.magnitude, $0.max.magnitude) }
        let shown = magnitudes.max() ?? 0
        self.init(
            traces.map { Line(name: $0.name, columns: $0.columns.held.map(\.drawn)) }, over: window,
            unit: title(unit.axisTitle(upTo: shown)), zone: zone, emptyText: emptyText)
        valueText = { SafeText(unit.text($0)) }
        guard unit.axis(upTo: 1) != nil else { return }
        axisUnit = { greatest in
            // A tick or a limit beyond the values turns no percent into multiples, for the title is written.
            unit.axis(upTo: unit == .ratio ? shown : greatest)
                .map { AxisUnit(size: $0.size, name: SafeText($0.name)) } ?? .decimal(upTo: greatest)
        }
    }
}

extension Column? {
    fileprivate var drawn: ChartColumn? {
        flatMap { ChartColumn(low: $0.min, value: $0.average, high: $0.max, count: $0.count) }
    }
}
