import Statistics
import Testing

@Suite struct OutrankingFlowsTests {
    struct Outputs: Decodable { let phiPlus, phiMinus, phiNet: [Double] }

    @Test(
        arguments: [
            ("promethee-vshape-assay-01", [.vShape(2), .vShape(2), .vShape(2)], [1, 2, 3, 4]),
            (
                "promethee-six-functions",
                [
                    .uShape(10), .vShape(30), .linear(indifference: 50, preference: 500), .level(1, 6),
                    .usual,
                    .gaussian(5),
                ], [6, 2, 5, 3, 1, 4]
            ),
        ] as [(String, [Preference], [Int])])
    func flowsAreAsPublished(id: String, preferences: [Preference], ranks: [Int]) throws {
        let example = try ReferenceCase<MatrixInputs, Outputs>.named(id)
        let directions = example.inputs.types ?? example.inputs.weights.map { _ in 1 }
        let flows = try #require(
            OutrankingFlows(
                scores: example.inputs.rows.map { row in zip(row, directions).map(*) },
                weights: .of(example.inputs.weights), preferences: preferences))
        expect(flows.positive, near: example.outputs.phiPlus, within: example.tolerance)
        expect(flows.negative, near: example.outputs.phiMinus, within: example.tolerance)
        expect(flows.net, near: example.outputs.phiNet, within: example.tolerance)
        #expect(Ranking(flows.net).ranks == ranks)
    }

    @Test(
        arguments: [
            (5, 0), (5.2, 0.01), (15, 0.5), (24.8, 0.99), (25, 1), (100, 1), (-30, 0), (.nan, 0),
        ] as [(Double, Double)])
    func fivePointsAreNothingAndTwentyFiveAreAll(difference: Double, degree: Double) {
        expect([Preference.linear().degree(difference)], near: [degree], within: 1e-12)
    }

    @Test func degreesAreKeptWithinTheirRange() {
        #expect(Preference { _ in 7 }.degree(1) == 1)
        #expect(Preference { _ in -7 }.degree(1) == 0)
        #expect(Preference { _ in .nan }.degree(1) == 0)
    }

    @Test(arguments: [[], [[1, 2]], [[1, 2], [1]], [[1, 2], [.nan, 1]]] as [[[Double]]])
    func unfitScoresHaveNoFlows(scores: [[Double]]) throws {
        let weights = try Weights.of([1, 1])
        #expect(
            OutrankingFlows(scores: scores, weights: weights, preferences: [.linear(), .linear()]) == nil)
    }
}
