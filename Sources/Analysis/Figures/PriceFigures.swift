internal import Catalog
internal import Metrics
internal import Statistics

/// What a network's prices come to.
struct PriceFigures {
    let rules: PriceRules
    let board: PriceBoard

    /// The models that a network offers.
    func models(of network: String) -> [String] {
        guard let column = column(of: network) else { return [] }
        return board.rows.filter { $0.offers[column] != nil }.map(\.id)
    }

    /// Of one model, or of the basket's models weighted as the basket weighs them.
    func quantity(
        _ metric: DerivedMetric, _ reader: NetworkReader, _ gpu: String?
    ) throws(Obstacle) -> Quantity {
        if let gpu { return try quantity(metric, reader, of: gpu) }
        var parts: [(weight: Double, quantity: Quantity)] = []
        var trouble: Absence?
        for part in rules.basket {
            do throws(Obstacle) {
                parts.append((part.weight, try quantity(metric, reader, of: part.gpu)))
            } catch .absence(let absence) {
                if case .noInput = absence { continue }
                trouble = trouble ?? absence
            }
        }
        let weight = parts.reduce(0) { $0 + $1.weight }
        guard weight > 0 else {
            throw .absence(trouble ?? .noComparison("the network offers no model of the basket"))
        }
        return Quantity(
            value: parts.reduce(0) { $0 + $1.weight * $1.quantity.value } / weight, formula: metric.formula,
            inputs: parts.flatMap(\.quantity.inputs),
            coverage: parts.compactMap(\.quantity.coverage).min())
    }

    private func quantity(
        _ metric: DerivedMetric, _ reader: NetworkReader, of gpu: String
    ) throws(Obstacle) -> Quantity {
        metric == .priceDiscount
            ? try discount(of: gpu, on: reader.network.id) : try variability(of: gpu, reader)
    }

    private func discount(of gpu: String, on network: String) throws(Obstacle) -> Quantity {
        guard let column = column(of: network), let row = board[gpu], let offer = row.offers[column] else {
            throw .absence(.noInput(["\(rules.metric) of \(gpu)"]))
        }
        guard offer.standing == .counted else {
            throw .absence(.noComparison("the price of \(gpu) does not count: \(offer.standing.rawValue)"))
        }
        guard let cloud = row.sides[rules.discount.against], cloud.value > 0 else {
            throw .absence(.noComparison("no cloud offers \(gpu) in the same form"))
        }
        let against = zip(board.columns, row.offers).filter { $0.0.side == rules.discount.against }
        return Quantity(
            value: 1 - offer.price / cloud.value,
            formula: "1 - \(rules.metric) / median of the clouds, same model and term",
            inputs: [offer.input(gpu, network)].compactMap(\.self)
                + against.compactMap { column, offer in
                    offer.flatMap { $0.standing == .counted ? $0.input(gpu, column.id) : nil }
                })
    }

    private func variability(of gpu: String, _ reader: NetworkReader) throws(Obstacle) -> Quantity {
        let series = Series(network: reader.network.id, metric: rules.metric, labels: ["gpu": gpu])
        guard let days = try reader.days(series, 30), let input = days.input else {
            throw .absence(.noInput(["\(rules.metric) of \(gpu)"]))
        }
        try Absence.guardCoverage(
            of: rules.metric, days.coverage, needed: DailySeries.leastCoverage)
        guard let ratio = Distribution(days.means)?.coefficientOfVariation else {
            throw .absence(.notPositive(rules.metric))
        }
        return Quantity(
            value: ratio, formula: "standard deviation / mean of days of \(rules.metric)", inputs: [input],
            coverage: days.coverage, days: days.averages)
    }

    private func column(of network: String) -> Int? {
        board.columns.firstIndex { $0.id == network && $0.side != .cloud }
    }
}

extension Offer {
    /// As the input of a figure; nil for a list price of no known day.
    fileprivate func input(_ gpu: String, _ seller: String) -> DerivedFigure.Input? {
        guard let time else { return nil }
        switch origin {
        case .series(let series, let source, let origin):
            return .init(series: series, source: source, first: time, last: time, count: 1, origin: origin)
        case .list(let document, _):
            return .init(
                series: Series(network: seller, metric: "gpu.price.median", labels: ["gpu": gpu]),
                source: document, first: time, last: time, count: 1, origin: nil)
        }
    }
}
