import Statistics
import Testing

/// Odd numbers in any number: whatever goes in, nothing traps and nothing that is not finite comes out.
@Suite struct OddInputTests {
    static let odd: [Double] = [
        0, -0.0, 1, -1, 0.1, 4, 100, 0x1p-1060, .leastNonzeroMagnitude, 1e150, -1e150, 1e308, -1e308, .nan,
        .infinity,
        -.infinity,
    ]

    var generator = SplitMix64(seed: 0xA55A)

    mutating func list(upTo count: Int = 6, fit: Bool = false) -> [Double] {
        (0..<Int.random(in: 0...count, using: &generator)).map { _ in
            let usesOdd = !fit && Bool.random(using: &generator)
            return usesOdd
                ? Self.odd.randomElement(using: &generator) ?? 0
                : generator.uniform(from: 0, to: 100).rounded()
        }
    }

    func isFinite(_ values: [Double?]) -> Bool { values.allSatisfy { $0?.isFinite ?? true } }

    @Test mutating func figuresOfOneListStayFinite() {
        for _ in 0..<4_000 {
            let values = list()
            #expect(Ranking(values).ranks.allSatisfy { (1...values.count).contains($0) })
            #expect(Set(values).churn(to: Set(list())).map { (0...1).contains($0) } ?? true)
            if let weights = Weights(values) {
                #expect(
                    isFinite(weights.values + [weights.mean(of: list()), weights.geometricMean(of: list())]))
                for mode in WeightMode.allCases {
                    #expect(isFinite(weights.drawn(mode, using: &generator).values))
                }
            }
            if let distribution = Distribution(values) {
                #expect(
                    isFinite([
                        distribution.percentile(list().first ?? 50), distribution.median, distribution.mean,
                        distribution.standardDeviation, distribution.coefficientOfVariation,
                    ]))
            }
            if let concentration = Concentration(values) {
                #expect(
                    isFinite([
                        concentration.entropy, concentration.gini, concentration.herfindahlIndex,
                        concentration.topShare(), concentration.topShare(.max),
                    ]))
                let fewest = concentration.nakamotoCoefficient
                #expect(fewest.map { (1...concentration.holders).contains($0) } ?? false)
            }
        }
    }

    @Test mutating func comparisonsOfListsStayFinite() {
        for _ in 0..<2_000 {
            let one = list()
            let other = list()
            let table = RatingTable(one, other)
            #expect(isFinite([Ranking(one).kendallTau(with: Ranking(other)), table?.quadraticKappa]))
            for scale in [Agreement.Scale.nominal, .ordinal, .interval] {
                #expect(isFinite([Agreement(ratings: [one, other, list()], scale: scale)?.alpha]))
            }
            guard let weights = Weights(list()), let laterWeights = Weights(list()) else { continue }
            #expect(isFinite((-1..<7).map { weights.tieWeight(of: $0, between: one, and: other) }))
            let change = ScoreChange(from: (weights, one), to: (laterWeights, other))
            #expect(isFinite((change?.dueToScores ?? []) + (change?.dueToWeights ?? [])))
            let flows = OutrankingFlows(
                scores: [one, other, list()], weights: weights,
                preferences: weights.values.map { _ in .linear() })
            #expect(isFinite(flows?.net ?? []))
        }
    }

    @Test mutating func sharesOfRanksSumToOne() {
        for _ in 0..<400 {
            guard let weights = Weights(list(upTo: 4)) else { continue }
            let alternatives = Int.random(in: -1...4, using: &generator)
            let rows = (0..<max(0, alternatives)).map { _ in
                weights.values.map { _ in Self.odd.randomElement(using: &generator) ?? 0 }
            }
            for mode in WeightMode.allCases {
                let simulated = Simulation(
                    alternatives: alternatives, weights: weights, mode: mode, runs: 20, seed: 1
                ) { alternative, _, values in
                    for (criterion, value) in rows[alternative].enumerated() { values[criterion] = value }
                    return rows[alternative].first ?? 0
                }
                #expect((simulated == nil) == (alternatives < 1))
                let exact = Acceptability(exactly: rows, weights: weights, mode: mode)
                for shares in [simulated?.acceptability, exact].compactMap({ $0 }) {
                    expect(shares.ranks.map { $0.reduce(0, +) }, near: rows.map { _ in 1 }, within: 1e-9)
                    #expect(isFinite(shares.pairwise.flatMap { $0 } + shares.confidence))
                    #expect(shares.ranks.indices.allSatisfy { shares.rankRange(of: $0) != nil })
                }
            }
        }
    }

    @Test func simulationsThatCannotRunAreRefused() throws {
        let weights = try Weights.of([1, 1])
        for (alternatives, runs) in [(0, 1), (1, 0), (-1, -1), (.max, .max), (1, Simulation.mostValues)] {
            #expect(
                Simulation(alternatives: alternatives, weights: weights, runs: runs, seed: 1) { _, _, _ in 0 }
                    == nil)
        }
    }
}
