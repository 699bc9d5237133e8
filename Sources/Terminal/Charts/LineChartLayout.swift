internal import Text

/// Where the parts of a line chart go in the room that there is.
struct LineChartLayout {
    /// The unit, and the zone or what the cross-hair reads; empty when there is no room.
    let header: Rect
    /// The names of several lines, and where they go.
    let legend: Legend
    let names: Rect
    let plot: Rect
    let plotWidth: LineChart.Width
    let scale: ValueScale
    let valueAxis: ValueAxis?
    let timeAxis: TimeAxis?
    /// Signs of what happened.
    let notes: Rect

    /// Lays a chart out; nil when it has no value to show.
    init?(of chart: LineChart, in rect: Rect, glyphs: Glyphs) {
        guard let (low, high) = chart.extremes else { return nil }
        var rest = rect
        header = rest.takeTop(rect.rows >= 6 && (!chart.unit.isEmpty || chart.crossHair != nil) ? 1 : 0)
        // Most of the room is for the lines.
        func width(_ rect: Rect) -> LineChart.Width {
            LineChart.Width(cells: rect.columns, dots: rect.columns * glyphs.dotColumns)
        }
        let hasNames = rect.rows >= 7 && chart.series.count > 1
        // How high it is does not depend on what is read.
        let height = hasNames ? chart.legend(over: width(rect)).height(atWidth: rect.columns) : 0
        names = rest.takeTop(min(height, rect.rows / 4))
        var noteRow = rest.takeBottom(rect.rows >= 8 && !chart.notes.isEmpty ? 1 : 0)
        var foot = rest.takeBottom(rect.rows >= 5 ? 2 : 0)

        let ticks = AxisTicks(
            covering: low, high, atMost: max(1, rest.rows / 3), scaling: chart.scaling,
            in: chart.axisUnit, areWhole: chart.areWhole)
        let scale = ValueScale(low: ticks.low, high: ticks.high, scaling: chart.scaling)
        let gutter = (ticks.labels.map(\.text.width).max() ?? 0) + 1
        let hasValueAxis = rest.rows >= 2 && rest.columns >= gutter + 8
        let axis = rest.takeLeft(hasValueAxis ? gutter : 0)
        foot.takeLeft(axis.columns)
        noteRow.takeLeft(axis.columns)

        plot = rest
        plotWidth = width(rest)
        legend = hasNames ? chart.legend(over: width(plot)) : Legend([])
        notes = noteRow
        self.scale = scale
        // A label stands in the row of the dot that shows its value.
        let rows = ticks.labels.map { value, text in
            (scale.row(of: value, rows: axis.rows * glyphs.dotRows) / glyphs.dotRows, text)
        }
        valueAxis = hasValueAxis ? ValueAxis(rect: axis, labels: rows) : nil
        timeAxis = foot.isEmpty ? nil : TimeAxis(rect: foot, axisColumn: axis, chart: chart)
    }
}

extension LineChart {
    /// Whether the extremes around the line are drawn: beside other lines they would hide those, and where they cover
    /// most of the plot anyway their own.
    var hasBand: Bool {
        guard series.count == 1, let line = series.first else { return false }
        let known = line.shown(scaling).compactMap(\.self)
        guard let low = known.map(\.low).min(), let high = known.map(\.high).max(), low < high else {
            return true
        }
        let scale = ValueScale(low: low, high: high, scaling: scaling)
        let covered = known.reduce(0) { $0 + scale.part(of: $1.high) - scale.part(of: $1.low) }
        return covered / Double(known.count) <= Self.mostCovered
    }

    /// The part of the plot beyond which a band is a wall, on average.
    private static let mostCovered = 0.5

    /// The lowest and the highest value that are to be seen; nil when there is none.
    var extremes: (low: Double, high: Double)? {
        let known = series.flatMap { line in
            line.shown(scaling).compactMap(\.self).map {
                hasBand ? ($0.low, $0.high) : ($0.value, $0.value)
            }
        }
        guard let low = known.map(\.0).min(), let high = known.map(\.1).max() else { return nil }
        // A threshold belongs into the picture unless the values would shrink to less than half of it.
        let span = high > low ? high - low : high.magnitude * 0.1
        let near = thresholds.map(\.value).filter {
            $0 >= low - span && $0 <= high + span && (scaling == .linear || $0 > 0)
        }
        return (min(low, near.min() ?? low), max(high, near.max() ?? high))
    }
}

/// Values and their rule at the left of a chart.
struct ValueAxis {
    let rect: Rect
    /// Rows counted from the top, with what stands there.
    let labels: [(row: Int, text: SafeText)]

    func draw(on grid: inout Grid, theme: Theme) {
        var texts = rect
        let rule = texts.takeRight(1)
        grid.drawVerticalRule(in: rule, theme: theme)
        for (row, text) in labels {
            grid.draw(text, in: texts.row(row), style: theme[.secondary], alignment: .right)
            grid.place(
                "┤", at: Position(column: rule.column, row: rule.row + row), style: theme[.rule], clip: rule)
        }
    }
}

/// Times and their rule under a chart.
struct TimeAxis {
    private let rect: Rect
    private let corner: Position?
    private let ticks: [(column: Int, label: SafeText)]

    /// Lays ticks out in two rows of `rect`; a corner joins them to the value axis, if there is one.
    init(rect: Rect, axisColumn: Rect, chart: LineChart) {
        self.rect = rect
        corner = axisColumn.isEmpty ? nil : Position(column: rect.column - 1, row: rect.row)
        let window = chart.window
        ticks = TimeTicks(
            from: window.start, to: window.end, atMost: max(1, rect.columns / 9), zone: chart.zone
        )
        .ticks.compactMap { tick in
            window.column(of: tick.time, of: rect.columns).map { ($0, tick.label) }
        }
    }

    func draw(on grid: inout Grid, theme: Theme) {
        let rule = rect.row(0)
        grid.drawRule(in: rule, theme: theme)
        if let corner {
            grid.place("└", at: corner, style: theme[.rule], clip: grid.bounds)
        }
        var free = 0
        for (column, label) in ticks {
            let place = Position(column: rule.column + column, row: rule.row)
            grid.place("┬", at: place, style: theme[.rule], clip: rule)
            // Centred under its tick, moved inwards at the edges, left out where it would touch its neighbour.
            let start = max(0, min(column - label.width / 2, rect.columns - label.width))
            guard start >= free, label.width <= rect.columns else { continue }
            grid.draw(label, in: rect.row(1).columns(start, count: label.width), style: theme[.secondary])
            free = start + label.width + 1
        }
    }
}
