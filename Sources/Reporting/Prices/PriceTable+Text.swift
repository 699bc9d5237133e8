internal import Analysis
internal import Metrics
internal import Text

extension PriceTable {
    /// The board as text, no line wider than `width` cells where the columns of one side allow it.
    ///
    /// The sides stand beside each other where there is room, else below each other.
    public func text(width: Int) -> String {
        let groups = groups
        let names = TextGroup(
            title: "", columns: [TextColumn("GPU", rows.map(\.title) + ["Index", "Age"], alignment: .left)])
        let whole = names.width + groups.reduce(0) { $0 + $1.width + 3 }
        var lines = [heading, ""]
        if whole <= width {
            lines += TextGroup.lines([names] + groups)
        } else {
            for group in groups {
                for part in group.split(toFit: width - names.width - 3) {
                    lines += TextGroup.lines([names, part]) + [""]
                }
            }
            lines.removeLast()
        }
        lines += [""] + notes(width: width)
        return lines.map { SafeText($0, limit: 10_000).string.trimmed + "\n" }.joined()
    }

    private var heading: String {
        "GPU prices in USD per GPU and hour, on demand, \(board.at)"
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
                Number.fixed(offer.price, decimals: 2), (row.cheapest == index ? "◂" : "") + offer.mark)
        }
        let newest = board.rows.compactMap { $0.offers[index]?.time }.max()
        return TextColumn(
            title: column.name,
            cells: cells + [
                TextColumn.Cell(isFirst ? relative(column.side) : ""),
                TextColumn.Cell(newest.map { (board.at - $0).age } ?? "not known"),
            ])
    }

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
                return TextColumn.Cell(Number.fixed(price.value, decimals: 2), price.isDated ? "†" : "")
            }
        }
        let discounts = rows.map { row in
            TextColumn.Cell(row.comparison.discount.map(Self.percent) ?? "·")
        }
        let overall = board.overall
        return TextGroup(
            title: "MEDIANS",
            columns: [
                TextColumn(title: "decentr.", cells: prices(.decentralized)),
                TextColumn(title: "market", cells: prices(.marketplace)),
                TextColumn(title: "clouds", cells: prices(.cloud)),
                TextColumn(
                    title: "discount", cells: discounts + [TextColumn.Cell(overall.map { Self.percent($0.discount) } ?? "·")]),
                TextColumn(
                    title: "free", cells: rows.map { TextColumn.Cell($0.free.map(Number.short) ?? "·") }),
            ])
    }

    static func percent(_ ratio: Double) -> String {
        let percent = (ratio * 100).rounded()
        return "\(percent < 0 ? "−" : "")\(Number.grouped(percent.magnitude)) %"
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
