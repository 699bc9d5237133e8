public import Text

/// Values under one another, each with its name, a bar and its text.
public struct BarChart: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public var name: SafeText
        /// Not negative; nil when it is not known, which `text` then says.
        public var value: Double?
        public var text: SafeText
        public var role: Role

        public init(_ name: SafeText, _ value: Double?, text: SafeText, role: Role = .line) {
            self.name = name
            self.value = value
            self.text = text
            self.role = role
        }
    }

    public var items: [Item]
    /// What a bar of the whole width stands for; nil for the largest value.
    public var scale: Double?

    public init(_ items: [Item], scale: Double? = nil) {
        self.items = items
        self.scale = scale
    }

    /// Draws as many items as `rect` has rows, from the first on.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let values = items.compactMap(\.value).filter { $0.isFinite && $0 >= 0 }
        let whole = scale ?? values.max() ?? 0
        let names = min(items.map(\.name.width).max() ?? 0, max(1, rect.columns / 3))
        let texts = min(items.map(\.text.width).max() ?? 0, max(0, rect.columns / 3))
        for (line, item) in items.prefix(rect.rows).enumerated() {
            var row = rect.row(line)
            grid.draw(item.name, in: row.takeLeft(names), style: theme[.text])
            row.takeLeft(1)
            grid.draw(item.text, in: row.takeRight(texts), style: theme[.secondary], alignment: .right)
            row.takeRight(texts > 0 ? 1 : 0)
            guard let value = item.value, value.isFinite, value > 0, whole > 0 else { continue }
            BarChart.draw(
                min(1, value / whole), in: row, on: &grid, style: theme[item.role], glyphs: theme.glyphs)
        }
    }

    /// Fills a part of a row, to the fraction of a cell that the glyphs have; more than nothing is always seen.
    static func draw(_ part: Double, in rect: Rect, on grid: inout Grid, style: Style, glyphs: Glyphs) {
        let steps = glyphs.fillings.count - 1
        let filled = max(part > 0 ? 1 : 0, Int((part * Double(rect.columns * steps)).rounded()))
        for column in 0..<rect.columns {
            let rest = min(steps, filled - column * steps)
            guard rest > 0 else { return }
            let place = Position(column: rect.column + column, row: rect.row)
            grid.place(glyphs.fillings[rest], at: place, style: style, clip: rect)
        }
    }
}
