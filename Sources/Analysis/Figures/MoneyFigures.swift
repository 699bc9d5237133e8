internal import Glibc
internal import History
internal import Metrics

// Fees, issuance and what the market makes of them, as DePIN Ninja defines them.
extension NetworkReader {
    /// What tells what users paid: DefiLlama where it knows the network, else the network itself, last by what its
    /// suppliers earned for their work.
    private static let paid = [
        "fees.day", "fees.month", "spend.day", "spend.total", "earnings.day", "earnings.total",
    ]

    /// What users paid in 30 days.
    func fees() throws(Obstacle) -> Quantity {
        try firstOf(Self.paid) { metric throws(Obstacle) in
            metric == "fees.month" ? try required(metric) : try thirtyDays(of: metric)
        }
    }

    func feesTrend() throws(Obstacle) -> Quantity {
        try firstOf(Self.paid.filter { $0 != "fees.month" }) { metric throws(Obstacle) in
            let now = try thirtyDays(of: metric)
            let then: Quantity
            do throws(Obstacle) {
                then = try thirtyDays(of: metric, ago: 60)
            } catch .absence(.noInput) {
                throw .absence(.noBeginning(input: metric, at: at - .days(90)))
            }
            var trend = try now.divided(
                by: then, named: metric,
                formula: DerivedMetric.feesTrend.formula.replacing("fees", with: metric))
            trend.value -= 1
            return trend
        }
    }

    /// Tokens newly issued in 30 days.
    private func issuance() throws(Obstacle) -> Quantity {
        try firstOf(["emissions.day", "supply.circulating", "supply.total"]) { metric throws(Obstacle) in
            if metric == "emissions.day" { return try thirtyDays(of: metric) }
            let days = try requiredDays(metric, 31)
            let (before, after) = try days.ends()
            // A falling supply hides what was issued behind what was burned.
            guard after >= before else { throw .absence(.notPositive("the growth of \(metric)")) }
            return Quantity(
                value: after - before, formula: "growth of \(metric) in 30 days",
                inputs: [days.input].compactMap(\.self), coverage: days.coverage)
        }
    }

    func emissions() throws(Obstacle) -> Quantity {
        let (tokens, price) = (try issuance(), try requiredDays("token.price", 30).mean())
        return Quantity(
            value: tokens.value * price.value, formula: "\(tokens.formula) × \(price.formula)",
            inputs: tokens.inputs + price.inputs,
            coverage: [tokens.coverage, price.coverage].compactMap(\.self).min())
    }

    func issuanceCoverage() throws(Obstacle) -> Quantity {
        let (fees, emissions) = (try fees(), try emissions())
        return try fees.divided(
            by: emissions, named: "emissions.sum", formula: "(\(fees.formula)) / (\(emissions.formula))")
    }

    func dilution() throws(Obstacle) -> Quantity {
        let tokens = try issuance()
        return try firstOf(["supply.circulating", "supply.total"]) { metric throws(Obstacle) in
            let days = try requiredDays(metric, 31)
            guard let before = days.days.first.flatMap(\.self)?.average else {
                throw .absence(.noBeginning(input: metric, at: days.range.start))
            }
            let supply = Quantity(value: before, formula: metric, inputs: [days.input].compactMap(\.self))
            var dilution = try tokens.divided(
                by: supply, named: metric,
                formula: "(1 + (\(tokens.formula)) / \(metric) 30 days ago)^12 - 1")
            dilution.value = pow(1 + dilution.value, 12) - 1
            return dilution
        }
    }

    func revenueMultiple() throws(Obstacle) -> Quantity {
        let revenue = try firstOf(["revenue.month", "fees.sum"]) { metric throws(Obstacle) in
            metric == "fees.sum" ? try fees() : try required(metric)
        }
        let value = try firstOf(["token.market_cap", "token.price"]) { metric throws(Obstacle) in
            let value = try required(metric)
            guard metric == "token.price" else { return value }
            let supply = try required("supply.circulating")
            return Quantity(
                value: value.value * supply.value, formula: "latest token.price × supply.circulating",
                inputs: value.inputs + supply.inputs)
        }
        var multiple = try value.divided(
            by: revenue, named: "revenue", formula: "(\(value.formula)) / (12 × (\(revenue.formula)))")
        multiple.value /= 12
        return multiple
    }

    func turnover() throws(Obstacle) -> Quantity {
        let (volume, fees) = (try thirtyDays(of: "token.volume"), try fees())
        return try volume.divided(
            by: fees, named: "fees.sum", formula: "(\(volume.formula)) / (\(fees.formula))")
    }

    /// What thirty days come to: of a running total its growth, of a metric whose values are those of a day thirty times
    /// the mean.
    private func thirtyDays(of metric: String, ago: Int = 0) throws(Obstacle) -> Quantity {
        if vocabulary[metric]?.kind == .counter { return try growth(of: metric, ago: ago) }
        var sum = try requiredDays(metric, 30, ago: ago).mean()
        sum.value *= 30
        sum.formula = "30 × \(sum.formula)"
        return sum
    }

    /// The growth of a running total, whose fall is a restart: what it counted before that is lost.
    private func growth(of metric: String, ago: Int) throws(Obstacle) -> Quantity {
        let days = try requiredDays(metric, 31, ago: ago)
        let (before, after) = try days.ends()
        guard zip(days.means.dropFirst(), days.means).allSatisfy({ $0 >= $1 }) else {
            throw .absence(.restarted(metric))
        }
        return Quantity(
            value: after - before, formula: "growth of \(metric) in 30 days",
            inputs: [days.input].compactMap(\.self), coverage: days.coverage)
    }

    /// What the first of several metrics gives that can.
    ///
    /// - Throws: what stood in the way of the first that was measured at all.
    private func firstOf(
        _ metrics: [String], _ attempt: (String) throws(Obstacle) -> Quantity
    ) throws(Obstacle) -> Quantity {
        var trouble: Absence?
        for metric in metrics {
            do throws(Obstacle) {
                return try attempt(metric)
            } catch .absence(let absence) {
                if case .noInput = absence { continue }
                trouble = trouble ?? absence
            }
        }
        throw .absence(trouble ?? .noInput(metrics))
    }
}
