internal import Text

/// Rows under titles, one of them chosen.
///
/// The table asks for the rows that it shows and no others, so that a list of any length costs a screenful.
public struct Table {
    /// The column that rows are sorted by, and how.
    public struct Sorting: Hashable, Sendable {
        public var column: Int
        public var isAscending: Bool

        public init(column: Int, isAscending: Bool) {
            self.column = column
            self.isAscending = isAscending
        }
    }

    public var columns: [TableColumn]
    public var sorting: Sorting?
    /// How many rows there are.
    public var count: Int
    /// The row at a place under `count`.
    public var row: (Int) -> TableRow

    public init(columns: [TableColumn], sorting: Sorting? = nil, count: Int, row: @escaping (Int) -> TableRow)
    {
        self.columns = columns
        self.sorting = sorting
        self.count = count
        self.row = row
    }

    public init(columns: [TableColumn], sorting: Sorting? = nil, rows: [TableRow]) {
        self.init(columns: columns, sorting: sorting, count: rows.count) { rows[$0] }
    }

    /// Cells at the left that show which row is chosen.
    private static let marker = 2

    /// The rows that fit into `rect` under the titles.
    public static func height(in rect: Rect) -> Int {
        max(0, rect.rows - 1)
    }

    /// Draws the titles and the rows from the position's offset on; with no position nothing is chosen.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme, at position: ListPosition?) {
        var body = rect
        let layout = TableLayout(columns, width: max(0, rect.columns - Table.marker))
        drawTitles(in: body.takeTop(1), layout: layout, on: &grid, theme: theme)
        let offset = position?.offset ?? 0
        for line in 0..<body.rows where offset + line < count {
            let index = offset + line
            let area = body.row(line)
            switch row(index) {
            case .heading(let text):
                grid.draw(text, in: area, style: theme[.heading])
            case .cells(let cells):
                drawCells(cells, in: area, layout: layout, on: &grid, theme: theme)
            }
            if index == position?.selected { choose(area, on: &grid, theme: theme) }
        }
    }

    /// The columns that have room in `rect`, from the left.
    public func shownColumns(in rect: Rect) -> [Int] {
        let layout = TableLayout(columns, width: max(0, rect.columns - Table.marker))
        return layout.columns.indices.filter { layout.columns[$0] != nil }
    }

    /// The column under a place in the titles or rows of `rect`; for a click on a title.
    public func column(at place: Position, in rect: Rect) -> Int? {
        let layout = TableLayout(columns, width: max(0, rect.columns - Table.marker))
        let cell = place.column - rect.column - Table.marker
        guard rect.contains(place) else { return nil }
        let isTitle = place.row == rect.row
        return columns.indices.first { index in
            layout.columns[index]?.contains(isTitle ? cell + columns[index].marks : cell) ?? false
        }
    }

    /// The row under a place in `rect`; nil on the titles and under the last row.
    public func row(at place: Position, in rect: Rect, position: ListPosition) -> Int? {
        let index = place.row - rect.row - 1 + position.offset
        guard rect.contains(place), place.row > rect.row, index < count else { return nil }
        return index
    }

    private func choose(_ area: Rect, on grid: inout Grid, theme: Theme) {
        grid.draw("▸", in: area.columns(0, count: 1), style: theme[.accent])
        grid.overlay(area, with: theme[.selection])
    }

    private func drawTitles(in area: Rect, layout: TableLayout, on grid: inout Grid, theme: Theme) {
        for (index, column) in columns.enumerated() {
            guard let room = layout.columns[index] else { continue }
            // A title before marks begins in the gap, rather than being cut.
            let place = area.columns(Table.marker + room.lowerBound - column.marks, count: room.count)
            let isSorted = sorting?.column == index
            let sign: SafeText = isSorted ? (sorting?.isAscending == true ? "▴" : "▾") : ""
            guard isSorted, column.marks > 0 || column.title.width + sign.width > room.count else {
                grid.draw(column.title + sign, in: place, style: theme[.heading], alignment: column.alignment)
                continue
            }
            // Where the title needs all of its room, the sign takes a cell of marks or of the gap behind it, or before
            // the last.
            grid.draw(column.title, in: place, style: theme[.heading], alignment: column.alignment)
            let end = Table.marker + room.upperBound - column.marks
            let cell = end < area.columns ? end : Table.marker + room.lowerBound - 1
            grid.draw(sign, in: area.columns(cell, count: 1), style: theme[.heading])
        }
    }

    private func drawCells(
        _ cells: [TableCell], in area: Rect, layout: TableLayout, on grid: inout Grid, theme: Theme
    ) {
        var first = 0
        for cell in cells where first < columns.count {
            let last = first + min(cell.span, columns.count - first)
            let rooms = layout.columns[first..<last].compactMap(\.self)
            let alignment = cell.span == 1 ? columns[first].alignment : .left
            first = last
            guard let start = rooms.first?.lowerBound, let end = rooms.last?.upperBound else { continue }
            let place = area.columns(Table.marker + start, count: end - start)
            switch cell.content {
            case .text(let full):
                let whole = full.width > place.columns ? cell.short ?? full : full
                let text = cell.kept.map { whole.cutInMiddle(to: place.columns, keeping: $0) } ?? whole
                grid.draw(text, in: place, style: theme[cell.role], alignment: alignment)
            case .sparkline(let sparkline):
                sparkline.draw(in: place, on: &grid, style: theme[cell.role], glyphs: theme.glyphs)
            case .bar(let bar):
                bar.draw(in: place, on: &grid, theme: theme, role: cell.role)
            }
        }
    }
}
