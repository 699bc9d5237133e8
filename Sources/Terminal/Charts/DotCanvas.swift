/// A raster of dots, several to a cell, that becomes braille, blocks or ASCII.
struct DotCanvas {
    /// Dots from left to right.
    let columns: Int
    /// Dots from top to bottom.
    let rows: Int
    private let rect: Rect
    private let glyphs: Glyphs
    private var masks: [UInt8]

    init(covering rect: Rect, glyphs: Glyphs) {
        self.rect = rect
        self.glyphs = glyphs
        columns = rect.columns * glyphs.dotColumns
        rows = rect.rows * glyphs.dotRows
        masks = Array(repeating: 0, count: rect.columns * rect.rows)
    }

    /// Sets a dot; outside the canvas nothing happens.
    mutating func set(column: Int, row: Int) {
        guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
        let cell = row / glyphs.dotRows * rect.columns + column / glyphs.dotColumns
        let bit = row % glyphs.dotRows * glyphs.dotColumns + column % glyphs.dotColumns
        masks[cell] |= 1 << bit
    }

    /// Joins a dot to one in the next column: half of the rise is drawn in either column.
    mutating func join(column: Int, from first: Int, to second: Int) {
        let middle = (first + second) / 2
        for row in min(first, middle)...max(first, middle) { set(column: column, row: row) }
        for row in min(middle, second)...max(middle, second) { set(column: column + 1, row: row) }
    }

    /// Draws the cells that have a dot and leaves the others alone.
    func draw(on grid: inout Grid, style: Style) {
        for (index, mask) in masks.enumerated() where mask != 0 {
            let position = Position(
                column: rect.column + index % rect.columns, row: rect.row + index / rect.columns)
            grid.place(glyphs.scalar(dots: mask), at: position, style: style, clip: rect)
        }
    }
}
