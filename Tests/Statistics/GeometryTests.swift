import Statistics
import Testing

/// Areas of polygons against counted runs, on scores that no one chose.
@Suite struct GeometryTests {
    @Test(arguments: [WeightMode.around, .agnostic], 1...3)
    func areasAgreeWithSimulatedRuns(mode: WeightMode, criteria: Int) throws {
        var generator = SplitMix64(seed: UInt64(criteria))
        // Steps of 25 give ties and lines that meet in a point; steps of 1 seldom do.
        for step in [25.0, 1, 25, 1, 25] {
            let scores = (0..<6).map { _ in
                (0..<criteria).map { _ in generator.uniform(from: 0, to: 100 / step).rounded() * step }
            }
            let weights = try Weights.of((0..<criteria).map { _ in generator.uniform() })
            let exact = try #require(Acceptability(exactly: scores, weights: weights, mode: mode))
            let simulated = try #require(
                Simulation(alternatives: 6, weights: weights, mode: mode, runs: 4_000, seed: generator.next())
                {
                    alternative, _, values in
                    for (criterion, score) in scores[alternative].enumerated() { values[criterion] = score }
                    return .infinity
                }
            ).acceptability
            // Four standard errors.
            let near = 4 * simulated.standardError
            expect(Array(exact.ranks.joined()), near: Array(simulated.ranks.joined()), within: near)
            expect(Array(exact.pairwise.joined()), near: Array(simulated.pairwise.joined()), within: near)
        }
    }

    /// Two alternatives' shares of a pair sum to 1, and so do the shares of each rank where nothing ties.
    @Test func manyAlternativesShareEveryRankAmongThem() throws {
        var generator = SplitMix64(seed: 30)
        let scores = (0..<30).map { _ in (0..<3).map { _ in generator.uniform(from: 0, to: 100) } }
        let result = try #require(
            Acceptability(exactly: scores, weights: .of([1, 1, 1]), mode: .agnostic))
        for rank in scores.indices {
            expect([result.ranks.reduce(0) { $0 + $1[rank] }], near: [1], within: 1e-9)
        }
        for one in scores.indices {
            for other in scores.indices where other != one {
                expect(
                    [result.pairwise[one][other] + result.pairwise[other][one]], near: [1], within: 1e-12)
            }
        }
    }
}
