internal import Metrics
internal import Statistics

extension PriceBoard {
    init(_ sheet: PriceSheet, rules: PriceRules, gpus: GPUNames) {
        let sheets = Side.allCases.flatMap { side in
            let own = sheet.columns.filter { $0.column.side == side }
            return side == .cloud
                ? own.filter { rules.counted.contains($0.column.id) }
                    + own.filter { !rules.counted.contains($0.column.id) }
                : own.sorted { $0.column.name < $1.column.name }
        }
        let order = Dictionary(
            gpus.models.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: min)
        let models = Set(sheets.flatMap(\.offers.keys)).sorted {
            (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1)
        }
        let columns = sheets.map(\.column)
        let families = Families(models)
        let rows = models.map { gpu in
            Row(
                gpu, title: gpus.title(of: gpu), offers: sheets.map { $0.offers[gpu] }, columns: columns,
                rules: rules,
                relatives: { side in
                    families.relatives(of: gpu).filter { other in
                        sheets.contains { $0.column.side == side && $0.offers[other] != nil }
                    }
                })
        }
        let sides = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.sides) })
        self.init(at: sheet.at, columns: columns, rows: rows, overall: rules.basketPrice(sides))
    }
}

extension PriceBoard.Row {
    fileprivate init(
        _ gpu: String, title: String, offers: [Offer?], columns: [PriceBoard.Column], rules: PriceRules,
        relatives: (Side) -> [String]
    ) {
        let obtainable = offers.indices.compactMap { index in
            offers[index].flatMap { $0.isObtainable ? (price: $0.price, index: index) : nil }
        }
        var bySide: [Side: [Offer]] = [:]
        for (column, offer) in zip(columns, offers) {
            if let offer { bySide[column.side, default: []].append(offer) }
        }
        let counted = bySide.mapValues { $0.filter { $0.standing == .counted } }
        let sides = counted.compactMapValues(SidePrice.init(medianOf:))
        let free = (counted[.decentralized] ?? []).compactMap(\.free)
        self.init(
            id: gpu, title: title, offers: offers,
            cheapest: obtainable.min { ($0.price, $0.index) < ($1.price, $1.index) }?.index, sides: sides,
            free: free.isEmpty ? nil : free.reduce(0, +),
            comparison: Comparison(
                sides, rules: rules, isOffered: { bySide[$0]?.isEmpty == false }, relatives: relatives))
    }
}

extension Comparison {
    fileprivate init(
        _ sides: [Side: SidePrice], rules: PriceRules, isOffered: (Side) -> Bool,
        relatives: (Side) -> [String]
    ) {
        let (of, against) = rules.discount
        if let price = sides[of], let whole = sides[against], whole.value > 0 {
            self = .discount(1 - price.value / whole.value, isDated: price.isDated || whole.isDated)
            return
        }
        let side = sides[of] == nil ? of : against
        let others = relatives(side)
        self = .notCompared(
            isOffered(side)
                ? .nothingCounts(side) : others.isEmpty ? .noOffer(side) : .otherForm(side, others))
    }
}

extension SidePrice {
    /// Nil without an offer.
    init?(medianOf offers: [Offer]) {
        guard let prices = Distribution(offers.map(\.price)) else { return nil }
        self.init(value: prices.median, count: offers.count, isDated: offers.contains(where: \.isDated))
    }
}

extension PriceRules {
    /// The basket over the models that both compared sides have; nil when these are too little of it.
    func basketPrice(_ prices: [String: [Side: SidePrice]]) -> BasketPrice? {
        let common = basket.filter { part in
            prices[part.gpu]?[discount.of] != nil && prices[part.gpu]?[discount.against] != nil
        }
        let weight = common.reduce(0) { $0 + $1.weight }
        // The sum of the parts may miss the whole by its rounding.
        guard weight > 0, weight >= leastWeight - 1e-9 else { return nil }
        var sides: [Side: SidePrice] = [:]
        for side in Side.allCases {
            let parts = common.compactMap { part in prices[part.gpu]?[side].map { (part.weight, $0) } }
            guard parts.count == common.count else { continue }
            sides[side] = SidePrice(
                value: parts.reduce(0) { $0 + $1.0 * $1.1.value } / weight,
                count: parts.reduce(0) { $0 + $1.1.count }, isDated: parts.contains { $0.1.isDated })
        }
        guard let price = sides[discount.of]?.value, let whole = sides[discount.against]?.value, whole > 0
        else { return nil }
        return BasketPrice(
            sides: sides, models: common.map(\.gpu), weight: weight, discount: 1 - price / whole)
    }
}

/// Models that differ in memory or form alone: `h100`, `h100-pcie`, `h100-nvl`.
private struct Families {
    private let members: [Substring: [String]]

    init(_ models: [String]) {
        members = Dictionary(grouping: models) { $0.prefix { $0 != "-" } }
    }

    func relatives(of gpu: String) -> [String] {
        (members[gpu.prefix { $0 != "-" }] ?? []).filter { $0 != gpu }
    }
}
