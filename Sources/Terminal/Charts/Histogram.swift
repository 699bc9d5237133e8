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
        let known = values.filter { $0.magnitude < 1e290 && (scaling == .linear || $0 > 0) }
        low = known.min() ?? 0
        high = known.max() ?? 0
        self.scaling = scaling
        self.unit = unit
        guard !known.isEmpty, bins > 0 else {
            counts = []
            return
        }
        guard low < high else {
            // One value makes one bar; there is no scale to cut.
            counts = [known.count]
            return
        }
        var counts = Array(repeating: 0, count: bins)
        let scale = ValueScale(low: low, high: high, scaling: scaling)
        for value in known {
            let part = scale.part(of: value)
            // Numbers so small that they cannot be told apart are all at the bottom.
            counts[part.isFinite ? min(bins - 1, max(0, Int(part * Double(bins)))) : 0] += 1
        }
        self.counts = counts
    }

    /// The same of values that were counted in stretches, each spread evenly over the bins that it touches: stretches and
    /// bins of similar lengths would otherwise make teeth.
    ///
    /// They come in ascending order, and reach from ``low`` to ``high``.
    public init(
        counted: [(range: ClosedRange<Double>, count: Int)], bins: Int, scaling: Scaling = .linear,
        unit: SafeText
    ) {
        let stretches = counted.filter { scaling == .linear || $0.range.lowerBound > 0 }
        low = stretches.first?.range.lowerBound ?? 0
        high = stretches.last?.range.upperBound ?? 0
        (self.scaling, self.unit) = (scaling, unit)
        let scale = ValueScale(low: low, high: high, scaling: scaling)
        func place(_ value: Double) -> Double {
            let part = scale.part(of: value)
            return part.isFinite ? min(1, max(0, part)) * Double(bins) : 0
        }
        guard low < high, bins > 0 else {
            let count = stretches.reduce(0) { $0 + $1.count }
            counts = count > 0 && bins > 0 ? [count] : []
            return
        }
        var shares = Array(repeating: 0.0, count: bins)
        for (range, count) in stretches {
            let (from, to) = (place(range.lowerBound), place(range.upperBound))
            let (first, last) = (min(bins - 1, Int(from)), min(bins - 1, Int(to)))
            for bin in first...last {
                let overlap = min(to, Double(bin + 1)) - max(from, Double(bin))
                shares[bin] += Double(count) * (first == last ? 1 : max(0, overlap) / (to - from))
            }
        }
        // Rounded so that together they are as many as there were.
        var (sum, told) = (0.0, 0)
        counts = shares.map { share in
            sum += share
            defer { told = Int(sum.rounded()) }
            return Int(sum.rounded()) - told
        }
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
            [Span(unit, .secondary), Span(SafeText("  most: \(NumberText.grouped("\(top)"))"), .secondary)],
            in: header, theme: theme)
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
