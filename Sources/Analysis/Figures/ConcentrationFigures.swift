internal import Metrics
internal import Statistics

// In how few hands capacity and stake lie.
extension NetworkReader {
    /// Series that a label splits by holder; shares of a whole of 1.
    private static let capacity = [("capacity.share", "owner")]
    /// For a chain of subnets what each of them draws stands for stake.
    private static let stake = [("stake.share", "owner"), ("pool.reserve", "subnet")]

    func concentration(_ metric: DerivedMetric) throws(Obstacle) -> Quantity {
        let holders = metric == .stakeNakamoto ? Self.stake : Self.capacity
        let told = holders.filter { !parts(of: $0.0, by: $0.1).isEmpty }
        for (name, label) in told {
            let holdings = try current(parts(of: name, by: label))
            // What is told no more does not stand before what is.
            guard !holdings.isEmpty else { continue }
            guard let concentration = Concentration(holdings.map(\.value)) else {
                throw .absence(.notPositive("\(name) by \(label)"))
            }
            let whole = name.hasSuffix(".share") ? 1 : try latest(total(name))?.value
            let sum = holdings.reduce(0) { $0 + $1.value }
            return Quantity(
                value: concentration.value(metric), formula: "\(metric.formula), of \(name) by \(label)",
                inputs: holdings.flatMap(\.inputs),
                coverage: whole.flatMap { $0 > 0 ? min(1, sum / $0) : nil })
        }
        guard told.isEmpty else { throw .absence(.noInput(told.map { "\($0.0) by \($0.1)" })) }
        throw .absence(
            .notMeasurable(
                metric == .stakeNakamoto
                    ? "no source says who holds the stake" : "no source says whose the capacity is"))
    }

    /// The newest values of some series, without those that were not in the newest day of any: what is gone keeps its
    /// last value for ever.
    func current(_ series: [Series]) throws(Obstacle) -> [Quantity] {
        var found: [Quantity] = []
        for series in series {
            if let latest = try latest(series) { found.append(latest) }
        }
        let newest = found.flatMap(\.inputs).map(\.last).max() ?? at
        return found.filter { $0.inputs.allSatisfy { newest - $0.last < .days(1) } }
    }
}

extension Concentration {
    fileprivate func value(_ metric: DerivedMetric) -> Double {
        switch metric {
        case .herfindahl: herfindahlIndex
        case .topShare: topShare()
        default: Double(nakamotoCoefficient)
        }
    }
}
