/// SMAA-2 by simulation: many runs, each with weights and values drawn from what is allowed.
///
/// Equal arguments give equal results: one ``SplitMix64`` is used in a fixed order, in every run first for
/// the weights, then for the alternatives from the first to the last. Source: Tervonen and Lahdelma,
/// "Implementing stochastic multicriteria acceptability analysis", EJOR 178 (2007).
public struct Simulation: Sendable {
    /// Draws the values of one alternative for one run.
    ///
    /// It gets the alternative's index, the generator to draw from, and one zero for each criterion to put
    /// the values into. It returns the most that the weighted sum may be in this run, for gates that cap a
    /// score; `infinity` where nothing does. It must depend on nothing but its arguments.
    public typealias Draw = (
        _ alternative: Int, _ generator: inout SplitMix64, _ values: inout MutableSpan<Double>
    ) -> Double

    /// What the runs say of the alternatives.
    public let acceptability: Acceptability
    /// The number of runs.
    public let runs: Int
    /// By alternative, then by run.
    private let totals: [[Double]]

    /// The most values that are drawn and kept while the runs are evaluated: half a gigabyte.
    package static let mostValues = 1 << 26

    /// Runs the simulation.
    ///
    /// An alternative's total in a run is the weighted sum of its values, capped, rounded to six decimals;
    /// one that is not finite ranks last. 10 000 runs keep every standard error within half a percentage
    /// point. Nil without alternatives or runs, and when runs times alternatives times criteria is over 2²⁶.
    public init?(
        alternatives: Int, weights: Weights, mode: WeightMode = .around, runs: Int = 10_000, seed: UInt64,
        draw: Draw
    ) {
        guard
            let sample = SimulationSample(
                alternatives: alternatives, weights: weights, mode: mode, runs: runs, seed: seed, draw: draw)
        else { return nil }
        self.runs = runs
        var tally = RankTally(alternatives: alternatives, criteria: weights.count)
        var totals = [[Double]](repeating: [], count: alternatives)
        for run in 0..<runs {
            let weights = sample.weights[run]
            let own = (0..<alternatives).map { sample.total(of: $0, in: run, weights: weights) }
            tally.add(own, weights: weights)
            for (alternative, total) in own.enumerated() { totals[alternative].append(total) }
        }
        self.totals = totals
        let centralWeights = tally.centralWeights
        acceptability = Acceptability(
            ranks: tally.ranks, pairwise: tally.pairwise, centralWeights: centralWeights,
            confidence: sample.confidence(under: centralWeights),
            standardError: 0.5 / Double(runs).squareRoot())
    }

    /// The totals of one alternative, run by run, for shares of a single project; empty for one not there.
    ///
    /// A total that was not finite is negative infinity.
    public func totals(of alternative: Int) -> [Double] {
        totals.indices.contains(alternative) ? totals[alternative] : []
    }
}
