internal import Terminal
internal import Text

/// A list as it stands on the screen: filtered and in its order.
struct Arrangement: Sendable {
    enum Line: Sendable {
        case heading(SafeText)
        /// The place of a row among those of the listing.
        case row(Int)
    }

    /// A column that can be shown or hidden, and sorted by.
    struct Offer: Sendable {
        let id: String
        let title: SafeText
        let startsAscending: Bool
    }

    /// Of every line; nil for headings, which cannot be chosen.
    let ids: [String?]
    /// How many rows there are, those included that the filter hides.
    let total: Int
    /// Of the columns that are shown.
    let columnIDs: [String]
    let columns: [TableColumn]
    let sorting: Table.Sorting?
    /// Every column that there is, in the order of the table.
    let offered: [Offer]
    /// The row that fits best what is filtered for; nil without a filter.
    let best: String?
    let row: @Sendable (Int) -> TableRow
    /// The rows that are shown under the columns that are shown, in their order.
    let export: @Sendable () -> ListExport
    let emptyText: SafeText

    /// How many rows are shown.
    var count: Int { ids.count { $0 != nil } }

    var table: Table {
        Table(columns: columns, sorting: sorting, count: ids.count, row: row)
    }

    /// Those of the shown columns that have room in `rect`.
    func columnIDs(in rect: Rect) -> [String] { table.shownColumns(in: rect).map { columnIDs[$0] } }

    /// Draws it with its headings over the whole of `rect`.
    func draw(in rect: Rect, at position: ListPosition, on grid: inout Grid, theme: Theme) {
        table.draw(in: rect, on: &grid, theme: theme, at: position)
        guard ids.isEmpty else { return }
        let lines = emptyText.wrapped(to: rect.columns)
        let first = max(0, rect.rows / 2 - lines.count / 2)
        for (index, line) in lines.enumerated() where first + index < rect.rows {
            grid.draw(line, in: rect.row(first + index), style: theme[.secondary], alignment: .center)
        }
    }
}
