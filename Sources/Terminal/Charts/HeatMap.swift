public import Text

/// Values in rows and columns, the higher the darker: days and hours, for one.
public struct HeatMap: Sendable {
    public struct Row: Hashable, Sendable {
        public var label: SafeText
        /// One value a column; nil where nothing is known.
        public var values: [Double?]

        public init(_ label: SafeText, _ values: [Double?]) {
            self.label = label
            self.values = values
        }
    }

    /// A value that is read out.
    public struct Reading: Hashable, Sendable {
        /// Its place in ``HeatMap/rows`` and in their values.
        public var (row, column): (Int, Int)
        public var text: SafeText

        public init(row: Int, column: Int, _ text: SafeText) {
            (self.row, self.column, self.text) = (row, column, text)
        }
    }

    /// From top to bottom; the last ones stay when there is no room for all.
    public var rows: [Row]
    /// Written over the columns where they fit.
    public var titles: [SafeText]
    public var unit: SafeText
    /// Writes the values at both ends of the scale.
    public var valueText: @Sendable (Double) -> SafeText = { NumberText.short($0) }
    public var emptyText: SafeText = "no values in this range"
    /// Marked, and told in place of the scale.
    public var reading: Reading?

    public init(rows: [Row], titles: [SafeText], unit: SafeText) {
        self.rows = rows
        self.titles = titles
        self.unit = unit
    }

    /// Draws over the whole of `rect`.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let known = rows.flatMap { $0.values.compactMap(\.self) }.filter { $0.magnitude < 1e290 }
        guard let low = known.min(), let high = known.max() else {
            grid.draw(emptyText, in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
            return
        }
        let parts = Self.parts(of: rect)
        var (head, rest) = (parts.titles, parts.body)
        let count = rows.map(\.values.count).max() ?? 0
        let widest = rows.map(\.label.width).max() ?? 0
        let gutter = rest.columns >= widest + 1 + count ? widest + 1 : 0
        let labels = rest.takeLeft(gutter)
        head.takeLeft(gutter)
        // Cells of one width, at most four; where there are fewer cells than columns, columns share one.
        let width = max(1, min(4, rest.columns / max(1, count)))
        let body = rest.columns(0, count: count * width)

        let shown = rows.suffix(body.rows)
        for (line, row) in shown.enumerated() {
            grid.draw(row.label, in: labels.row(line), style: theme[.secondary])
            draw(row.values, count: count, in: body.row(line), from: low, to: high, on: &grid, theme: theme)
        }
        if let reading, shown.indices.contains(reading.row) {
            mark(reading.column, of: count, in: body.row(reading.row - shown.startIndex), on: &grid)
        }
        drawTitles(in: head.columns(0, count: body.columns), count: count, on: &grid, theme: theme)
        if let reading {
            grid.draw(reading.text, in: parts.legend, style: theme[.strong])
        } else {
            drawLegend(in: parts.legend, from: low, to: high, on: &grid, theme: theme)
        }
    }

    /// How many rows are seen.
    public static func height(in rect: Rect) -> Int { parts(of: rect).body.rows }

    private static func parts(of rect: Rect) -> (titles: Rect, body: Rect, legend: Rect) {
        var rest = rect
        let titles = rest.takeTop(rect.rows >= 4 ? 1 : 0)
        let legend = rest.takeBottom(rect.rows >= 5 ? 1 : 0)
        return (titles, rest, legend)
    }

    private func draw(
        _ values: [Double?], count: Int, in rect: Rect, from low: Double, to high: Double,
        on grid: inout Grid, theme: Theme
    ) {
        for column in 0..<rect.columns {
            let first = column * count / rect.columns
            let last = max(first, (column + 1) * count / rect.columns - 1)
            let shared = (first...last).compactMap { $0 < values.count ? values[$0] : nil }
                .filter { $0.magnitude < 1e290 }
            guard let value = shared.max() else { continue }
            let level = HeatMap.level(of: value, from: low, to: high)
            let place = Position(column: rect.column + column, row: rect.row)
            grid.place(theme.glyphs.shades[level], at: place, style: theme.ramp(level), clip: rect)
        }
    }

    private func mark(_ column: Int, of count: Int, in rect: Rect, on grid: inout Grid) {
        let first = column * rect.columns / max(1, count)
        let last = max(first, (column + 1) * rect.columns / max(1, count) - 1)
        // A background alone would not be seen behind the darkest shade.
        grid.overlay(rect.columns(first, count: last - first + 1), with: Style(attributes: .reverse))
    }

    /// One of four levels; values that are all the same get the second.
    static func level(of value: Double, from low: Double, to high: Double) -> Int {
        let part = (value - low) / (high - low)
        guard part.isFinite else { return 1 }
        return min(3, max(0, Int(part * 4)))
    }

    private func drawTitles(in rect: Rect, count: Int, on grid: inout Grid, theme: Theme) {
        var free = 0
        for (index, title) in titles.prefix(count).enumerated() {
            let column = index * rect.columns / max(1, count)
            guard column >= free, column + title.width <= rect.columns else { continue }
            let room = rect.columns(column, count: title.width)
            grid.draw(title, in: room, style: theme[.secondary])
            free = column + title.width + 1
        }
    }

    private func drawLegend(
        in rect: Rect, from low: Double, to high: Double, on grid: inout Grid, theme: Theme
    ) {
        var rest = rect
        rest.takeLeft(grid.draw(valueText(low) + " ", in: rest, style: theme[.secondary]))
        for (level, shade) in theme.glyphs.shades.enumerated() {
            let cell = rest.takeLeft(1)
            grid.place(shade, at: cell.origin, style: theme.ramp(level), clip: cell)
        }
        grid.draw(" " + valueText(high) + " " + unit, in: rest, style: theme[.secondary])
    }
}
