/// All that a ``Simulation`` draws, kept so that central weights can be tried on the same values.
struct SimulationSample {
    let weights: [Weights]
    private let alternatives: Int
    private let criteria: Int
    /// Run by run, in it by alternative, in it by criterion.
    private var values: [Double] = []
    /// Run by run, in it by alternative: the most that the total may be.
    private var ceilings: [Double] = []

    init?(
        alternatives: Int, weights: Weights, mode: WeightMode, runs: Int, seed: UInt64, draw: Simulation.Draw
    ) {
        let (rows, tooManyRows) = alternatives.multipliedReportingOverflow(by: runs)
        let (size, tooMany) = rows.multipliedReportingOverflow(by: weights.count)
        guard alternatives > 0, runs > 0, !tooManyRows, !tooMany, size <= Simulation.mostValues
        else { return nil }
        self.alternatives = alternatives
        criteria = weights.count
        values.reserveCapacity(size)
        ceilings.reserveCapacity(rows)

        var generator = SplitMix64(seed: seed)
        var drawnWeights: [Weights] = []
        var own = [Double](repeating: 0, count: weights.count)
        for _ in 0..<runs {
            drawnWeights.append(weights.drawn(mode, using: &generator))
            for alternative in 0..<alternatives {
                for criterion in own.indices { own[criterion] = 0 }
                var span = own.mutableSpan
                ceilings.append(draw(alternative, &generator, &span))
                values.append(contentsOf: own)
            }
        }
        self.weights = drawnWeights
    }

    /// The weighted sum of an alternative's values in a run, capped, in the form in which totals are
    /// compared.
    func total(of alternative: Int, in run: Int, weights: Weights) -> Double {
        let row = run * alternatives + alternative
        let values = self.values.span.extracting(row * criteria..<(row + 1) * criteria)
        var sum = 0.0
        for criterion in 0..<criteria { sum += weights.values[criterion] * values[criterion] }
        return min(sum, ceilings[row]).roundedForComparison
    }

    /// For each alternative the share of runs in which it is first under its central weights.
    func confidence(under centralWeights: [Weights?]) -> [Double?] {
        centralWeights.enumerated().map { alternative, weights in
            guard let weights else { return nil }
            let wins = self.weights.indices.count { run in
                let own = total(of: alternative, in: run, weights: weights)
                return (0..<alternatives).allSatisfy { total(of: $0, in: run, weights: weights) <= own }
            }
            return Double(wins) / Double(self.weights.count)
        }
    }
}
