internal import Metrics
internal import Terminal
internal import Text

/// What a GPU costs in one network, a row a model.
enum PriceTable {
    static func draw(
        _ prices: [NetworkDetail.PriceRow], in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard !rect.isEmpty else { return }
        guard !prices.isEmpty else {
            grid.draw("No GPU prices here.", in: rect, style: theme[.secondary])
            return
        }
        let columns = [
            TableColumn("GPU, $/h", minimum: 10, ideal: 16, flex: 1, priority: 9),
            TableColumn("MEDIAN", alignment: .right, minimum: 6, priority: 8),
            TableColumn("FROM", alignment: .right, minimum: 6, priority: 7),
            TableColumn("FREE", alignment: .right, minimum: 5, priority: 6),
        ]
        func price(_ value: Double?) -> SafeText { value.map { SafeText(Number.price($0)) } ?? "" }
        Table(
            columns: columns,
            rows: prices.map { row in
                // Models differ at their ends, and half a number is another model's.
                var name = TableCell(SafeText(row.title))
                name.kept = 0
                return .cells([
                    name, TableCell(price(row.median), role: .strong),
                    TableCell(price(row.lowest)),
                    TableCell(SafeText(row.available.map(Number.short) ?? ""), role: .secondary),
                ])
            }
        )
        .draw(in: rect, on: &grid, theme: theme, at: nil)
    }
}
