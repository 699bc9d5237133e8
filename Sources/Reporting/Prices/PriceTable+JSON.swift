internal import Analysis
internal import Metrics

extension PriceTable {
    /// What `assay prices --json` prints; prices in USD per GPU and hour, ratios 0 to 1, times in UTC.
    public var json: JSONValue {
        [
            "as_of": .string(board.at.description),
            "models": .array(rows.map(json)),
            "index": board.overall.map(json) ?? .null,
            "index_7d_ago": before.map(json) ?? .null,
        ]
    }

    /// One line a price.
    public var table: Table {
        Table(
            columns: [
                "gpu", "side", "seller", "price", "standing", "cheapest", "free", "at", "age_seconds",
                "dated", "source", "median_decentralized", "median_cloud", "discount", "origin",
            ],
            rows: rows.flatMap { row in
                offers(of: row).map { index, column, offer in
                    [
                        .string(row.id), .string(column.side.rawValue), .string(column.id),
                        .number(offer.price), .string(offer.standing.rawValue),
                        .bool(index == row.cheapest), JSONValue(number: offer.free),
                        JSONValue(offer.time?.description), age(offer), .bool(offer.isDated),
                        .string(offer.source), JSONValue(number: row.sides[discount.of]?.value),
                        JSONValue(number: row.sides[discount.against]?.value),
                        JSONValue(number: row.comparison.discount),
                        JSONValue(offer.origin.ofSamples?.rawValue),
                    ]
                }
            })
    }

    private func offers(
        of row: PriceBoard.Row
    ) -> [(index: Int, column: PriceBoard.Column, offer: Offer)] {
        zip(board.columns, row.offers).enumerated().compactMap { index, pair in
            pair.1.map { (index, pair.0, $0) }
        }
    }

    private func json(_ row: PriceBoard.Row) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("gpu", .string(row.id)), .init("title", .string(row.title)),
            .init("offers", .array(offers(of: row).map { json($1, $2, isCheapest: $0 == row.cheapest) })),
            .init("sides", json(row.sides)), .init("free", JSONValue(number: row.free)),
        ]
        switch row.comparison {
        case .discount(let ratio, let isDated):
            members += [.init("discount", .number(ratio)), .init("dated", .bool(isDated))]
        case .notCompared(let reason):
            members += [.init("discount", .null), .init("not_compared", .string(reason.description))]
        }
        return .object(members)
    }

    private func json(_ column: PriceBoard.Column, _ offer: Offer, isCheapest: Bool) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("seller", .string(column.id)), .init("side", .string(column.side.rawValue)),
            .init("price", .number(offer.price)), .init("standing", .string(offer.standing.rawValue)),
            .init("cheapest", .bool(isCheapest)), .init("free", JSONValue(number: offer.free)),
            .init("at", JSONValue(offer.time?.description)), .init("age_seconds", age(offer)),
            .init("dated", .bool(offer.isDated)), .init("source", .string(offer.source)),
        ]
        if let origin = offer.origin.ofSamples, origin != .measured {
            members.append(.init("origin", .string(origin.rawValue)))
        }
        return .object(members)
    }

    private func age(_ offer: Offer) -> JSONValue {
        offer.time.map { .integer((board.at - $0).components.seconds) } ?? .null
    }

    private func json(_ sides: [Side: SidePrice]) -> JSONValue {
        .object(
            Side.allCases.map { side in
                .init(
                    side.rawValue,
                    sides[side].map { price in
                        [
                            "price": .number(price.value), "count": .integer(Int64(price.count)),
                            "dated": .bool(price.isDated),
                        ]
                    } ?? .null)
            })
    }

    private func json(_ basket: BasketPrice) -> JSONValue {
        [
            "sides": json(basket.sides), "models": .array(basket.models.map(JSONValue.string)),
            "weight": .number(basket.weight), "discount": .number(basket.discount),
        ]
    }
}
