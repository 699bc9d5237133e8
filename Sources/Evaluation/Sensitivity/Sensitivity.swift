public import Statistics

/// How far one project's score rests on single answers and on taste.
public struct Sensitivity: Sendable {
    /// What one item can move.
    public struct Bar: Identifiable, Sendable {
        public let criterion: Criterion
        /// The overall point with the item at its low and at its high end.
        public let low: Double
        public let high: Double

        public var id: String { criterion.id }
        public var width: Double { high - low }
    }

    /// The longest bars of the tornado, the longest first; ten at most.
    public let tornado: [Bar]
    /// The share of runs in each band, from the best.
    public let bands: [(band: Band, share: Double)]
    /// The share of runs in which open gates fail and cap the score, by the cap, the lowest first.
    public let caps: [(cap: Double, share: Double)]
    /// The middle 90 % of the runs' scores, after gates.
    public let likely: ClosedRange<Double>
    public let mode: WeightMode
    public let runs: Int
    public let seed: UInt64
    /// The largest standard error that a share can have.
    public let standardError: Double

    /// As many bars as a reader goes through.
    private static let limit = 10

    /// Runs a simulation over weights and answers; nil when nothing applies.
    ///
    /// - Parameters:
    ///   - card: The project.
    ///   - mode: How the weights vary.
    ///   - runs: 10 000 keep every standard error within half a percentage point.
    public init?(_ card: Scorecard, mode: WeightMode = .around, runs: Int = 10_000) {
        let pillars = card.pillars.filter { $0.score != nil }
        guard let weights = Weights(pillars.map(\.share)) else { return nil }
        let seed = Seed.of([card])
        let sampler = ScoreSampler(card, pillars: pillars.map(\.id))
        var slots = [Double](repeating: 0, count: sampler.slotCount)
        let certain = card.gates.filter(\.isFailed).map(\.gate.cap).min() ?? .infinity
        var capped: [Double: Int] = [:]
        let simulation = Simulation(
            alternatives: 1, weights: weights, mode: mode, runs: runs, seed: seed
        ) { _, generator, values in
            let most = sampler.draw(&generator, &values, slots: &slots)
            if most < certain { capped[most, default: 0] += 1 }
            return most
        }
        guard let simulation, let distribution = Distribution(simulation.totals(of: 0)),
            let low = distribution.percentile(5), let high = distribution.percentile(95)
        else { return nil }
        let scale = card.bandScale
        let letters = Dictionary(grouping: distribution.sorted, by: scale.band).mapValues(\.count)
        bands = Band.allCases.map { ($0, Double(letters[$0] ?? 0) / Double(runs)) }
        caps = capped.sorted { $0.key < $1.key }.map { ($0.key, Double($0.value) / Double(runs)) }
        likely = low...max(low, high)
        standardError = simulation.acceptability.standardError
        self.mode = mode
        self.runs = runs
        self.seed = seed
        tornado = Array(card.swings.prefix(Self.limit))
    }
}

extension Scorecard {
    /// What each item that is not certain can move, the most first.
    public var swings: [Sensitivity.Bar] {
        let bars = items.compactMap { item -> Sensitivity.Bar? in
            guard let score = item.score, score.width > 0 else { return nil }
            func point(_ value: Double) -> Double? {
                let known = Score(low: value, high: value, answeredPoint: value, coverage: 1)
                return overall(fixing: [item.id: known]).answeredPoint
            }
            guard let low = point(score.low), let high = point(score.high) else { return nil }
            return Sensitivity.Bar(criterion: item.criterion, low: low, high: high)
        }
        return bars.enumerated().sorted { left, right in
            let (one, other) = (
                left.element.width.roundedForComparison, right.element.width.roundedForComparison
            )
            return one == other ? left.offset < right.offset : one > other
        }
        .map(\.element)
    }
}
