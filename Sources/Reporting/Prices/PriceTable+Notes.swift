internal import Analysis
internal import Metrics
internal import Text

extension PriceTable {
    /// What stands below the table: the one number, what is not compared and why, and the signs that are used.
    func notes(width: Int) -> [String] {
        (isOfOneModel ? rows.map(summary) + [signs] : [index] + notCompared + [signs]).flatMap { note in
            SafeText(note, limit: 10_000).wrapped(to: max(40, width)).map(\.string)
        }
    }

    private var index: String {
        guard let overall = board.overall else {
            return "No index: too little of the basket has a price on both sides."
        }
        let percent = Unit.change.text(overall.discount.magnitude)
        let verdict = overall.discount < 0 ? "dearer" : "cheaper"
        let models = overall.models.map { id in board.rows.first { $0.id == id }?.title ?? id }
        var text =
            "Index: on \(board.at.day) decentralized is \(percent) \(verdict) than the clouds, over "
            + "\(models.joined(separator: ", ")) (\(Unit.ratio.text(overall.weight)) of the basket"
            + (overall.sides[discount.against]?.isDated == true ? ", against dated list prices)" : ")")
        if let before {
            let moved = Number.points(overall.discount - before.discount) ?? ""
            text += "; the discount \(moved) in 7 days"
        }
        return text + "."
    }

    /// What the prices of one model come to.
    private func summary(_ row: PriceBoard.Row) -> String {
        let medians = Side.allCases.compactMap { side in
            row.sides[side].map {
                "\(side.plural) \(Number.price($0.value))\($0.isDated ? "†" : "")"
            }
        }
        let verdict =
            switch row.comparison {
            case .discount(let ratio, _):
                "decentralized is \(Unit.change.text(ratio.magnitude)) \(ratio < 0 ? "dearer" : "cheaper") than the clouds"
                    + (row.free.map { ", \(Number.short($0)) free" } ?? "")
            case .notCompared(let reason): "not compared: \(reason)"
            }
        return "Medians of what counts: \(medians.joined(separator: ", ")); \(verdict)."
    }

    /// A line a reason, with all its models.
    private var notCompared: [String] {
        var reasons: [(reason: String, titles: [String])] = []
        for row in rows {
            guard case .notCompared(let reason) = row.comparison else { continue }
            let text = "\(reason)"
            if let index = reasons.firstIndex(where: { $0.reason == text }) {
                reasons[index].titles.append(row.title)
            } else {
                reasons.append((text, [row.title]))
            }
        }
        return reasons.map { "Not compared, \($0.reason): \($0.titles.joined(separator: ", "))." }
    }

    /// Sellers whose prices are shown and not counted, by the rules.
    private var beside: [String] {
        board.columns.indices.filter { index in
            rows.contains { $0.offers[index]?.standing == .beside }
        }.map { board.columns[$0].name }
    }

    private var signs: String {
        let offers = rows.flatMap { $0.offers.compactMap(\.self) }
        let legend = [
            ("◂ cheapest that can be had", rows.contains { $0.isCheapestMarked }),
            ("∅ no unit is free, not counted", offers.contains { $0.mark == "∅" }),
            ("? nobody says whether a unit is free, not counted", offers.contains { $0.mark == "?" }),
            (
                "† a list price of some day, or of a network not measured lately, and then not counted",
                offers.contains { $0.mark == "†" }
            ),
            ("beside the median, and not in it: \(beside.joined(separator: ", "))", !beside.isEmpty),
            ("· not offered", !isOfOneModel),
        ]
        return legend.filter(\.1).map(\.0).joined(separator: "; ") + "."
    }
}

extension Side {
    fileprivate var plural: String {
        switch self {
        case .decentralized: "decentralized"
        case .marketplace: "marketplaces"
        case .cloud: "clouds"
        }
    }
}
