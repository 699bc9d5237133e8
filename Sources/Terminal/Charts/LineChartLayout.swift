internal import Text

/// Where the parts of a line chart go in the room that there is.
struct LineChartLayout {
    /// The unit and the zone; empty when there is no room.
    let header: Rect
    let plot: Rect
    let scale: ValueScale
    let valueAxis: ValueAxis?
    let timeAxis: TimeAxis?

    init(of chart: LineChart, in rect: Rect, low: Double, high: Double, glyphs: Glyphs) {
        var rest = rect
        header = rest.takeTop(rect.rows >= 6 && !chart.unit.isEmpty ? 1 : 0)
        var foot = rest.takeBottom(rect.rows >= 5 ? 2 : 0)

        let ticks = ValueTicks(covering: low, high, atMost: max(1, rest.rows / 3))
        let scale = ValueScale(low: ticks.low, high: ticks.high)
        let labels = ticks.values.map { ($0, ticks.label($0)) }
        let gutter = (labels.map(\.1.width).max() ?? 0) + 1
        let hasValueAxis = rest.rows >= 2 && rest.columns >= gutter + 8
        let axis = rest.takeLeft(hasValueAxis ? gutter : 0)
        foot.takeLeft(axis.columns)

        plot = rest
        self.scale = scale
        // A label stands in the row of the dot that shows its value.
        let rows = labels.map { value, text in
            (scale.row(of: value, rows: axis.rows * glyphs.dotRows) / glyphs.dotRows, text)
        }
        valueAxis = hasValueAxis ? ValueAxis(rect: axis, labels: rows) : nil
        timeAxis = foot.isEmpty ? nil : TimeAxis(rect: foot, axisColumn: axis, chart: chart)
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
        let span = Double(chart.end) - Double(chart.start)
        ticks = TimeTicks(
            from: chart.start, to: chart.end, atMost: max(1, rect.columns / 9), zone: chart.zone
        )
        .ticks.map { tick in
            let part = (Double(tick.time) - Double(chart.start)) / span
            return (min(rect.columns - 1, Int(part * Double(rect.columns))), tick.label)
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
