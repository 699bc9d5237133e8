public import Text

/// How often values of each size occur, as bars side by side.
public struct Histogram: Sendable {
    /// Equal stretches of the scale from ``low`` to ``high``.
    public let counts: [Int]
    public let low: Double
    public let high: Double
    public let scaling: Scaling
    public var unit: SafeText
    /// Values that matter, such as percentiles, marked under the bars.
    public var marks: [LineChart.Threshold] = []
    /// Writes the values at both ends.
    public var valueText: @Sendable (Double) -> SafeText = { NumberText.short($0) }
    public var emptyText: SafeText = "no values in this range"

    /// Counts values into `bins` stretches of equal length, on a logarithmic scale of equal ratio.
    ///
    /// Values that are not finite do not count, on a logarithmic scale neither do zero and less.
    public init(_ values: [Double], bins: Int, scaling: Scaling = .linear, unit: SafeText) {
        self.init(counted: values.map { ($0, 1) }, bins: bins, scaling: scaling, unit: unit)
    }

    /// Counts values of which each occurs so many times.
    public init(
        counted values: [(value: Double, count: Int)], bins: Int, scaling: Scaling = .linear, unit: SafeText
    ) {
        let known = values.filter {
            $0.count > 0 && $0.value.magnitude < 1e290 && (scaling == .linear || $0.value > 0)
        }
        low = known.map(\.value).min() ?? 0
        high = known.map(\.value).max() ?? 0
        self.scaling = scaling
        self.unit = unit
        guard !known.isEmpty, bins > 0 else {
            counts = []
            return
        }
        guard low < high else {
            // One value makes one bar; there is no scale to cut.
            counts = [known.reduce(0) { $0 + $1.count }]
            return
        }
        var counts = Array(repeating: 0, count: bins)
        let scale = ValueScale(low: low, high: high, scaling: scaling)
        for (value, count) in known {
            let part = scale.part(of: value)
            // Numbers so small that they cannot be told apart are all at the bottom.
            counts[part.isFinite ? min(bins - 1, max(0, Int(part * Double(bins)))) : 0] += count
        }
        self.counts = counts
    }

    /// Draws over the whole of `rect`.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        guard let top = counts.max(), top > 0 else {
            grid.draw(emptyText, in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
            return
        }
        var rest = rect
        let header = rest.takeTop(rect.rows >= 5 ? 1 : 0)
        let markRow = rest.takeBottom(rect.rows >= 6 && !marks.isEmpty ? 1 : 0)
        let labels = rest.takeBottom(rect.rows >= 4 ? 1 : 0)
        let rule = rest.takeBottom(rect.rows >= 4 ? 1 : 0)
        grid.draw(
            [Span(unit, .secondary), Span("  most: \(top)", .secondary)], in: header, theme: theme)
        drawBars(in: rest, top: top, on: &grid, theme: theme)
        grid.drawRule(in: rule, theme: theme)
        drawEnds(in: labels, on: &grid, theme: theme)
        drawMarks(in: markRow, on: &grid, theme: theme)
    }

    private func drawBars(in rect: Rect, top: Int, on grid: inout Grid, theme: Theme) {
        let steps = theme.glyphs.columns.count - 1
        for column in 0..<rect.columns {
            // Fewer cells than bins: the highest of those that share one.
            let first = column * counts.count / rect.columns
            let last = max(first, (column + 1) * counts.count / rect.columns - 1)
            guard let count = counts[first...last].max(), count > 0 else { continue }
            let height = Double(count) / Double(top) * Double(rect.rows * steps)
            // The least count is seen.
            let filled = max(1, Int(height.rounded()))
            for row in 0..<rect.rows {
                let part = min(steps, filled - row * steps)
                guard part > 0 else { break }
                let place = Position(column: rect.column + column, row: rect.row + rect.rows - 1 - row)
                grid.place(theme.glyphs.columns[part], at: place, style: theme[.line], clip: rect)
            }
        }
    }

    private func drawEnds(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let (left, right) = (valueText(low), valueText(high))
        guard left.width + 2 + right.width <= rect.columns else { return }
        grid.draw(left, in: rect, style: theme[.secondary])
        grid.draw(right, in: rect, style: theme[.secondary], alignment: .right)
    }

    private func drawMarks(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var free = 0
        let scale = ValueScale(low: low, high: high, scaling: scaling)
        for mark in marks.sorted(by: { $0.value < $1.value })
        where (low...high).contains(mark.value) {
            let part = low < high ? scale.part(of: mark.value) : 0
            let column = part.isFinite ? min(rect.columns - 1, Int(part * Double(rect.columns))) : 0
            guard column >= free else { continue }
            let text = "▴ " + mark.label
            let room = rect.columns(column, count: text.width)
            grid.draw(room.columns == text.width ? text : "▴", in: room, style: theme[.note])
            free = column + (room.columns == text.width ? text.width : 1) + 1
        }
    }
}
