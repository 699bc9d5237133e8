internal import Analysis
internal import Metrics
internal import Reporting
internal import Terminal
internal import Text

/// The columns of *Prices*: a network or a cloud each, then what comes of them.
enum PriceColumns {
    static func all(_ prices: PriceSummary) -> [ListColumn<PriceBoard.Row>] {
        let offers = zip(prices.board.columns, prices.counts).enumerated().map { index, entry in
            // Those that offer the most models stay longest, and those that the page is about longer than others.
            let (column, count) = entry
            let isAsked = column.side == .decentralized
            return offer(column, at: index, priority: min(count, 45) + (isAsked ? 45 : 0))
        }
        let longest = prices.rows.map { SafeText($0.title).width }.max() ?? 0
        return [
            ListColumn(
                "gpu", TableColumn("GPU", minimum: 14, ideal: min(26, max(15, longest)), priority: 100),
                startsAscending: true
            ) {
                .text($0.title)
            } cell: {
                TableCell(SafeText($0.title), role: .strong)
            }
        ] + offers + summary
    }

    private static func offer(
        _ column: PriceBoard.Column, at index: Int, priority: Int
    ) -> ListColumn<PriceBoard.Row> {
        // Nearly all are networks.
        let name = column.name.hasSuffix(" Network") ? String(column.name.dropLast(8)) : column.name
        let width = min(10, max(8, name.count))
        return ListColumn(
            column.id,
            TableColumn(
                SafeText(name), alignment: .right, minimum: width, ideal: max(width, name.count),
                priority: priority, marks: markWidth),
            startsAscending: true, unit: .gpuPrice
        ) { row in
            row.offers[index].map { .number($0.price) }
        } cell: { row in
            guard let offer = row.offers[index] else { return absent }
            let role: Role =
                row.cheapest == index
                ? .good : offer.standing == .counted && !offer.isDated ? .text : .secondary
            return TableCell(marked(cents(offer.price), row.mark(at: index)), role: role)
        }
    }

    /// Cells of the widest mark, `◂†`.
    private static let markWidth = 2

    /// A price with room for the mark behind it in every row, so that decimals stand below each other.
    private static func marked(_ price: String, _ mark: String) -> SafeText {
        SafeText(price) + SafeText(mark).fitted(to: markWidth)
    }

    /// Dollars with the same decimals in every row; a price that has no cents with as many as it takes.
    private static func cents(_ price: Double) -> String {
        price < 0.005 ? Number.price(price) : Number.fixed(price, decimals: 2)
    }

    private static let absent = TableCell(marked("·", ""), role: .secondary)

    private static let summary: [ListColumn<PriceBoard.Row>] = [
        side("decentralized-median", "DECENTR.", .decentralized), side("cloud-median", "CLOUDS", .cloud),
        ListColumn(
            "discount", TableColumn("DISCOUNT", alignment: .right, minimum: 8, priority: 95), unit: .ratio
        ) {
            $0.comparison.discount.map(ColumnValue.number)
        } cell: { row in
            guard let ratio = row.comparison.discount else { return TableCell("·", role: .secondary) }
            return TableCell(
                SafeText(Metrics.Unit.change.columnText(ratio)),
                role: ratio > 0 ? .good : .bad)
        },
        ListColumn(
            "free", TableColumn("FREE", alignment: .right, minimum: 6, priority: 93), unit: .named("GPUs")
        ) {
            $0.free.map(ColumnValue.number)
        } cell: {
            TableCell(SafeText($0.free.map { Number.short($0) } ?? ""), role: .secondary)
        },
    ]

    private static func side(_ id: String, _ title: SafeText, _ side: Side) -> ListColumn<PriceBoard.Row> {
        ListColumn(
            id, TableColumn(title, alignment: .right, minimum: 8, priority: 94, marks: markWidth),
            startsAscending: true, unit: .gpuPrice
        ) {
            $0.sides[side].map { .number($0.value) }
        } cell: {
            $0.sides[side].map {
                TableCell(marked(cents($0.value), $0.isDated ? "†" : ""), role: .strong)
            } ?? absent
        }
    }
}
