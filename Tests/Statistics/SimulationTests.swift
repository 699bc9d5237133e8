import Foundation
import Statistics
import Testing

@Suite struct SimulationTests {
    /// Alternatives whose values lie evenly in intervals, with the results of another program.
    struct Recording: Decodable {
        struct Expected: Decodable {
            let ranks: [[Double]]
            let pairwise: [[Double]]
            let centralWeights: [[Double]?]
            let confidence: [Double?]
        }

        let seed: UInt64
        let runs: Int
        let weights: [Double]
        let intervals: [[[Double]]]
        let ceilings: [Double?]
        let modes: [String: Expected]

        func simulation(_ mode: WeightMode) throws -> Simulation {
            try #require(
                Simulation(
                    alternatives: intervals.count, weights: .of(weights), mode: mode, runs: runs, seed: seed
                ) { alternative, generator, values in
                    for (criterion, ends) in intervals[alternative].enumerated() {
                        values[criterion] = generator.uniform(from: ends[0], to: ends[1])
                    }
                    return ceilings[alternative] ?? .infinity
                })
        }
    }

    let recording: Recording

    init() throws {
        recording = try JSONDecoder().decode(Recording.self, from: CaseFile.data("simulation"))
    }

    @Test(arguments: WeightMode.allCases)
    func anotherProgramDrawsAndCountsTheSame(mode: WeightMode) throws {
        let expected = try #require(recording.modes[mode.rawValue])
        let result = try recording.simulation(mode).acceptability
        expect(Array(result.ranks.joined()), near: Array(expected.ranks.joined()), within: 1e-12)
        expect(Array(result.pairwise.joined()), near: Array(expected.pairwise.joined()), within: 1e-12)
        #expect(result.confidence == expected.confidence)
        for (own, other) in zip(result.centralWeights, expected.centralWeights) {
            expect(own?.values ?? [], near: other ?? [], within: 1e-12)
        }
    }

    @Test(arguments: WeightMode.allCases)
    func equalSeedsGiveEqualResults(mode: WeightMode) throws {
        let first = try recording.simulation(mode)
        let second = try recording.simulation(mode)
        #expect(first.acceptability == second.acceptability)
        #expect(first.totals(of: 2) == second.totals(of: 2))
    }

    @Test func anotherSeedGivesAnotherResult() throws {
        let drawn = try [1, 2].map { seed in
            try #require(
                Simulation(alternatives: 1, weights: .of([1]), runs: 3, seed: seed) { _, generator, values in
                    values[0] = generator.uniform()
                    return .infinity
                }
            ).totals(of: 0)
        }
        #expect(drawn[0] != drawn[1])
    }

    @Test func aCeilingCapsTheTotal() throws {
        let totals = try recording.simulation(.around).totals(of: 2)
        #expect(totals.count == recording.runs)
        #expect(totals.max() == 49)
        #expect(totals.contains { $0 < 49 })
    }

    @Test func sevenPillarsComeOutWithinTheStandardError() throws {
        struct Outputs: Decodable { let rankAcceptability, centralWeights: [[Double]] }
        let example = try ReferenceCase<LevelInputs, Outputs>.named("smaa-mc-7-criteria")
        let levels = example.inputs.levels
        let result = try #require(
            Simulation(
                alternatives: levels.count, weights: .of(levels[0].map { _ in 1 }), mode: .agnostic, seed: 42
            ) { alternative, _, values in
                for (criterion, level) in levels[alternative].enumerated() { values[criterion] = level * 25 }
                return .infinity
            }
        ).acceptability
        expect(
            Array(result.ranks.joined()), near: Array(example.outputs.rankAcceptability.joined()),
            within: example.tolerance)
        expect(
            result.centralWeights.flatMap { $0?.values ?? [] },
            near: Array(example.outputs.centralWeights.joined()), within: example.tolerance)
        // Half a percentage point, as the reports print it.
        #expect(result.standardError == 0.005)
    }

    struct LevelInputs: Decodable { let levels: [[Double]] }
}
