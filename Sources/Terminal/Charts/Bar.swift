/// A figure on a scale with the interval that it may lie in: `┈┈┈━━━●━━┈┈`.
///
/// Without a point the interval alone is shown, without an interval the scale alone.
public struct Bar: Hashable, Sendable {
    /// What the left and the right end stand for.
    public var scale: ClosedRange<Double>
    public var interval: ClosedRange<Double>?
    public var point: Double?

    public init(scale: ClosedRange<Double> = 0...100, interval: ClosedRange<Double>?, point: Double? = nil) {
        self.scale = scale
        self.interval = interval
        self.point = point
    }

    /// Draws into the first row of `rect`, over its whole width; what lies beyond the scale stands at its ends.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme, role: Role = .accent) {
        let known = interval.map { place(of: $0.lowerBound, in: rect)...place(of: $0.upperBound, in: rect) }
        let center = point.map { place(of: $0, in: rect) }
        for column in 0..<rect.columns {
            let isKnown = known?.contains(column) ?? false
            let glyph: Unicode.Scalar = column == center ? "●" : isKnown ? "━" : "┈"
            let style = theme[column == center || isKnown ? role : .rule]
            let position = Position(column: rect.column + column, row: rect.row)
            grid.place(glyph, at: position, style: style, clip: rect)
        }
    }

    private func place(of value: Double, in rect: Rect) -> Int {
        let part = (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
        guard part > 0 else { return 0 }
        return part < 1 ? Int((part * Double(max(0, rect.columns - 1))).rounded()) : max(0, rect.columns - 1)
    }
}
