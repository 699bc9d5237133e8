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
            let of = "\(name) by \(label)"
            let whole = name.hasSuffix(".share") ? 1 : try whole(total(name), with: holdings)
            guard let concentration = Concentration(holdings.map(\.value), of: whole) else {
                throw .absence(.notPositive(of))
            }
            let sum = holdings.reduce(0) { $0 + $1.value }
            if let whole, sum > whole * Self.mostOfWhole {
                throw .absence(.overWhole(of, sum: sum / whole))
            }
            guard let value = concentration.value(metric) else {
                throw .absence(
                    .cutList(input: of, listed: concentration.holders, share: concentration.listed))
            }
            let isCut = concentration.listed < Self.leastOfWhole
            let part = isCut ? ", \(Unit.ratio.text(concentration.listed)) of which is listed" : ""
            let bound = isCut && metric == .herfindahl ? ": at least" : ""
            return Quantity(
                value: value, formula: "\(metric.formula), of \(of)\(part)\(bound)",
                inputs: holdings.flatMap(\.inputs))
        }
        guard told.isEmpty else { throw .absence(.noInput(told.map { "\($0.0) by \($0.1)" })) }
        throw .absence(
            .notMeasurable(
                metric == .stakeNakamoto
                    ? "no source says who holds the stake" : "no source says whose the capacity is"))
    }

    /// Parts of one answer may come to a little less or more than its whole by their rounding.
    static let (leastOfWhole, mostOfWhole) = (0.995, 1.01)

    /// The total that was measured with its parts; nil without such a one.
    private func whole(_ total: Series, with parts: [Quantity]) throws(Obstacle) -> Double? {
        guard let whole = try latest(total), whole.value > 0,
            whole.inputs.map(\.last) == parts.flatMap(\.inputs).map(\.last).max().map({ [$0] })
        else { return nil }
        return whole.value
    }
}

extension Concentration {
    /// Nil where too few of the holders are listed.
    fileprivate func value(_ metric: DerivedMetric) -> Double? {
        switch metric {
        case .herfindahl: herfindahlIndex
        case .topShare: topShare()
        default: nakamotoCoefficient.map(Double.init)
        }
    }
}
