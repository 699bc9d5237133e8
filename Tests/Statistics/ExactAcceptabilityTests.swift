import Statistics
import Testing

@Suite struct ExactAcceptabilityTests {
    struct Inputs: Decodable { let scores: [[Fraction]] }

    struct Outputs: Decodable {
        let rankAcceptability: [[Double]]
        let rankAcceptabilityExact: [[Fraction]]?
        let centralWeights: [[Double]?]
        let centralWeightsExact: [[Fraction]?]?
        let pairwiseWinning: [[Double]]?
        let pairwiseWinningExact: [[Fraction]]?
    }

    static let thirds = Array(repeating: Fraction(1, over: 3), count: 3)

    static let cases: [(id: String, weights: [Fraction], mode: WeightMode)] = [
        ("smaa-exact-unit-vectors", thirds, .agnostic),
        ("smaa-exact-assay-01", thirds, .agnostic),
        (
            "smaa-exact-around-50pct", [Fraction(1, over: 2), Fraction(3, over: 10), Fraction(1, over: 5)],
            .around
        ),
        ("smaa-exact-2-criteria", [Fraction(1, over: 2), Fraction(1, over: 2)], .agnostic),
    ]

    @Test(arguments: cases)
    func fractionsComeOutExactly(id: String, weights: [Fraction], mode: WeightMode) throws {
        let example = try ReferenceCase<Inputs, Outputs>.named(id)
        let exact = try #require(
            ExactAcceptability(scores: example.inputs.scores, weights: weights, mode: mode))
        let expected = example.outputs
        // The case of two criteria prints decimals only; they are compared below.
        guard let ranks = expected.rankAcceptabilityExact else { return }
        #expect(exact.ranks == ranks)
        #expect(exact.pairwise == expected.pairwiseWinningExact)
        #expect(exact.centralWeights == expected.centralWeightsExact)
    }

    @Test(arguments: cases)
    func doublesComeOutToTwelvePlaces(id: String, weights: [Fraction], mode: WeightMode) throws {
        let example = try ReferenceCase<Inputs, Outputs>.named(id)
        let result = try #require(
            Acceptability(
                exactly: example.inputs.scores.map { $0.map(\.double) },
                weights: .of(weights.map(\.double)), mode: mode))
        let expected = example.outputs
        expect(
            Array(result.ranks.joined()), near: Array(expected.rankAcceptability.joined()),
            within: example.tolerance)
        if let pairwise = expected.pairwiseWinning {
            expect(
                Array(result.pairwise.joined()), near: Array(pairwise.joined()), within: example.tolerance)
        }
        #expect(result.centralWeights.map { $0 == nil } == expected.centralWeights.map { $0 == nil })
        for (own, other) in zip(result.centralWeights, expected.centralWeights) {
            expect(own?.values ?? [], near: other ?? [], within: example.tolerance)
        }
        #expect(result.confidence == expected.centralWeights.map { $0 == nil ? nil : 1 })
        #expect(result.standardError == 0)
    }
}
