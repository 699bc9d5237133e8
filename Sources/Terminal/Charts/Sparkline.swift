/// A series in one row: a trend at a glance.
///
/// The lowest value stands one dot high and the highest fills the row, so that a gap, which is empty, differs from a
/// low value. A flat series stands half high.
public struct Sparkline: Hashable, Sendable {
    /// From the oldest to the newest; nil or a number that is not finite is a gap.
    public var values: [Double?]

    public init(_ values: [Double?]) {
        self.values = values
    }

    /// Draws into the first row of `rect`, over its whole width.
    public func draw(in rect: Rect, on grid: inout Grid, style: Style, glyphs: Glyphs) {
        let columns = values.map { $0.flatMap { ChartColumn($0) } }
        let bars = columns.stretched(to: rect.columns * glyphs.barColumns)
        let known = bars.compactMap { $0?.value }
        guard let low = known.min(), let high = known.max() else { return }
        let heights = bars.map { $0.map { height(of: $0.value, low, high, steps: glyphs.barHeights) } ?? 0 }
        for column in 0..<rect.columns {
            let start = column * glyphs.barColumns
            let cell = Array(heights[start..<start + glyphs.barColumns])
            let position = Position(column: rect.column + column, row: rect.row)
            grid.place(glyphs.scalar(bars: cell), at: position, style: style, clip: rect)
        }
    }

    private func height(of value: Double, _ low: Double, _ high: Double, steps: Int) -> Int {
        let part = (value - low) / (high - low)
        guard part.isFinite else { return (steps + 1) / 2 }
        return 1 + Int((part * Double(steps - 1)).rounded())
    }
}

extension [ChartColumn?] {
    /// The same stretch in exactly `count` bars: neighbours averaged, or each repeated.
    fileprivate func stretched(to count: Int) -> [ChartColumn?] {
        guard self.count <= count, !isEmpty else { return fitted(to: count) }
        return (0..<count).map { self[$0 * self.count / count] }
    }
}
