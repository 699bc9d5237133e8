public import History
public import Metrics
public import Terminal
public import Text

/// What every chart of a metric has in common, on a screen or printed.
extension LineChart {
    /// Makes a chart of columns as ``HeldColumns`` has them:  its lines break only where something was missed, and whose numbers read as in a table.
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
        let (axis, axisTitle) = (unit.axis(upTo: shown), unit.axisTitle(upTo: shown))
        self.init(
            traces.map { Line(name: $0.name, columns: $0.columns.map(\.drawn)) }, over: window,
            unit: title(axisTitle), zone: zone, emptyText: emptyText)
        valueText = { SafeText(unit.text($0, onAxisUpTo: shown)) }
        let known = traces.lazy.flatMap(\.columns).compactMap(\.self)
        areWhole =
            axis == nil && unit != .gpuPrice
            && known.allSatisfy { $0.min == $0.min.rounded() && $0.max == $0.max.rounded() }
        guard let axis else { return }
        axisUnit = { greatest in
            // A tick or a limit beyond the values changes no unit that the title names.
            let (size, name) = axis.name == axisTitle ? axis : unit.axis(upTo: greatest) ?? axis
            return AxisUnit(size: size, name: SafeText(name))
        }
    }
}

extension Column? {
    fileprivate var drawn: ChartColumn? {
        flatMap {
            ChartColumn(
                low: $0.min, value: $0.average, high: $0.max, count: $0.count, times: $0.times)
        }
    }
}
