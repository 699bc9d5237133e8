internal import Analysis
internal import Metrics
internal import Text

extension PriceTable {
    /// The board as text, no line wider than `width` cells where the columns of one side allow it.
    ///
    /// The sides stand beside each other where there is room, else below each other.
    public func text(width: Int) -> String {
        let body = isOfOneModel ? sellers(width: width) : models(width: width)
        let head = SafeText(heading).wrapped(to: max(40, width)).map(\.string)
        return (head + [""] + body + [""] + notes(width: width)).map { $0.trimmed + "\n" }.joined()
    }

    /// A row a model.
    private func models(width: Int) -> [String] {
        let groups = groups
        let names = TextGroup(
            title: "", columns: [TextColumn("GPU", rows.map(\.title) + ["Index", "Age"], alignment: .left)])
        let whole = names.width + groups.reduce(0) { $0 + $1.width + 3 }
        guard whole > width else { return TextGroup.lines([names] + groups, ruleBefore: rows.count) }
        let parts = groups.flatMap { $0.split(toFit: width - names.width - 3) }
        return Array(
            parts.map { TextGroup.lines([names, $0], ruleBefore: rows.count) }.joined(separator: [""]))
    }

    /// A row a seller of the one model.
    private func sellers(width: Int) -> [String] {
        let all = rows.flatMap { row in
            zip(board.columns, row.offers).enumerated().compactMap { index, pair in
                pair.1.map { (column: pair.0, offer: $0, mark: row.mark(at: index)) }
            }
        }
        let groups = Side.allCases.compactMap { side -> [String]? in
            let own = all.filter { $0.column.side == side }.sorted { $0.offer.price < $1.offer.price }
            return own.isEmpty
                ? nil : [side.title] + own.map { line($0.column, $0.offer, $0.mark, width: width) }
        }
        return Array(groups.joined(separator: [""]))
    }

    private func line(
        _ column: PriceBoard.Column, _ offer: Offer, _ mark: String, width: Int
    ) -> String {
        let parts: [(text: String, width: Int, alignment: Alignment)] = [
            (column.name, 18, .left), (Number.price(offer.price), 8, .right), (mark, 2, .left),
            (offer.free.map { "\(Number.short($0)) free" } ?? "", 12, .right),
            (age(of: offer.time), 10, .right),
        ]
        let fitted = parts.map { SafeText($0.text).fitted(to: $0.width, alignment: $0.alignment) }
        let line = "  " + fitted.joined() + "   " + SafeText(offer.source)
        return line.width > width ? line.fitted(to: width).string : line.string
    }

    private var heading: String {
        let what = isOfOneModel ? rows.map(\.title).joined() + ": prices" : "GPU prices"
        return "\(SafeText(what)) in USD per GPU and hour, on demand, \(board.at)"
            + (board.origin == .measured ? "" : " · \(board.origin.rawValue) data")
    }

    private var groups: [TextGroup] {
        let sides = Side.allCases.compactMap { side -> TextGroup? in
            let own = board.columns.indices.filter { board.columns[$0].side == side }
            guard !own.isEmpty else { return nil }
            return TextGroup(title: side.title.uppercased(), columns: own.map { column($0) })
        }
        return sides + [summary]
    }

    private func column(_ index: Int) -> TextColumn {
        let column = board.columns[index]
        let isFirst = board.columns.firstIndex { $0.side == column.side } == index
        let cells = rows.map { row in
            guard let offer = row.offers[index] else { return TextColumn.Cell("·") }
            return TextColumn.Cell(
                Number.price(offer.price), row.mark(at: index))
        }
        let newest = rows.compactMap { $0.offers[index]?.time }.max()
        return TextColumn(
            title: column.name,
            cells: cells + [
                TextColumn.Cell(isFirst ? relative(column.side) : ""),
                TextColumn.Cell(age(of: newest)),
            ])
    }

    private func age(of time: Timestamp?) -> String { time.map { (board.at - $0).age } ?? "undated" }

    /// The price of the basket on a side where that of the side to compare with is 100.
    private func relative(_ side: Side) -> String {
        guard let overall = board.overall, let ratio = overall.relative(side, to: discount.against) else {
            return "·"
        }
        return Number.short((ratio * 1_000).rounded() / 10)
    }

    private var summary: TextGroup {
        func prices(_ side: Side) -> [TextColumn.Cell] {
            rows.map { row in
                guard let price = row.sides[side] else { return TextColumn.Cell("·") }
                return TextColumn.Cell(Number.price(price.value), price.isDated ? "†" : "")
            }
        }
        let discounts = rows.map { row in
            TextColumn.Cell(row.comparison.discount.map(Unit.change.columnText) ?? "·")
        }
        let overall = board.overall
        return TextGroup(
            title: "MEDIANS",
            columns: [
                TextColumn(title: "decentr.", cells: prices(.decentralized)),
                TextColumn(title: "market", cells: prices(.marketplace)),
                TextColumn(title: "clouds", cells: prices(.cloud)),
                TextColumn(
                    title: "discount",
                    cells: discounts + [
                        TextColumn.Cell(overall.map { Unit.change.columnText($0.discount) } ?? "·")
                    ]),
                TextColumn(
                    title: "free", cells: rows.map { TextColumn.Cell($0.free.map(Number.short) ?? "·") }),
            ])
    }
}

extension String {
    /// Without spaces at its end.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
