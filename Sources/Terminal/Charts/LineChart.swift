public import Text

/// A value over time: a line, the band of its extremes around it, and axes.
///
/// A gap in the columns is a gap in the line. Axes, unit and zone give way, in that order of patience, when there is
/// little room; the line itself is drawn at any size.
public struct LineChart: Sendable {
    /// Equal stretches of time from `start` to `end`; nil where nothing is known.
    public var columns: [ChartColumn?]
    /// Unix seconds of the left edge.
    public var start: Int64
    /// Unix seconds of the right edge.
    public var end: Int64
    /// Written above the value axis.
    public var unit: SafeText
    /// The clock of the time axis.
    public var zone: Zone
    /// Shown when no column has a value.
    public var emptyText: SafeText

    public init(
        columns: [ChartColumn?], start: Int64, end: Int64, unit: SafeText, zone: Zone = .utc,
        emptyText: SafeText = "no data in this range"
    ) {
        self.columns = columns
        self.start = start
        self.end = end
        self.unit = unit
        self.zone = zone
        self.emptyText = emptyText
    }

    /// Draws over the whole of `rect`.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let known = columns.compactMap(\.self)
        guard let low = known.map(\.low).min(), let high = known.map(\.high).max() else {
            grid.draw(emptyText, in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
            return
        }
        let layout = LineChartLayout(of: self, in: rect, low: low, high: high, glyphs: theme.glyphs)
        drawPlot(in: layout.plot, scale: layout.scale, on: &grid, theme: theme)
        drawHeader(in: layout.header, on: &grid, theme: theme)
        layout.valueAxis?.draw(on: &grid, theme: theme)
        layout.timeAxis?.draw(on: &grid, theme: theme)
    }

    private func drawHeader(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect
        grid.draw(unit, in: rest, style: theme[.secondary])
        rest.takeLeft(unit.width + 1)
        let name = SafeText(zone.name(at: end))
        if name.width <= rest.columns {
            grid.draw(name, in: rest, style: theme[.secondary], alignment: .right)
        }
    }

    private func drawPlot(in rect: Rect, scale: ValueScale, on grid: inout Grid, theme: Theme) {
        var band = DotCanvas(covering: rect, glyphs: theme.glyphs)
        var line = DotCanvas(covering: rect, glyphs: theme.glyphs)
        var previous: Int?
        for (place, column) in columns.fitted(to: line.columns).enumerated() {
            guard let column else {
                previous = nil
                continue
            }
            let row = scale.row(of: column.value, rows: line.rows)
            line.set(column: place, row: row)
            if let previous { line.join(column: place - 1, from: previous, to: row) }
            previous = row
            let top = scale.row(of: column.high, rows: band.rows)
            let bottom = scale.row(of: column.low, rows: band.rows)
            // Every second dot makes a shade; the edges are whole, so that extremes can be read off.
            for shade in top...max(top, bottom)
            where shade == top || shade == bottom || (shade + place).isMultiple(of: 2) {
                band.set(column: place, row: shade)
            }
        }
        band.draw(on: &grid, style: theme[.band])
        line.draw(on: &grid, style: theme[.line])
    }
}
