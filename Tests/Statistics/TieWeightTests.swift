import Statistics
import Testing

@Suite struct TieWeightTests {
    @Test func theReferenceTiesWhereItSays() throws {
        struct Inputs: Decodable { let weights, scoresA, scoresB: [Double] }
        struct Outputs: Decodable {
            let scoreA, scoreB: Double
            let tieWeight: [Double?]
        }
        let example = try ReferenceCase<Inputs, Outputs>.named("assay-weight-stability")
        let (one, other) = (example.inputs.scoresA, example.inputs.scoresB)
        let weights = try Weights.of(example.inputs.weights)
        expect(
            [one, other].compactMap(weights.mean(of:)),
            near: [example.outputs.scoreA, example.outputs.scoreB],
            within: example.tolerance)
        for (criterion, expected) in example.outputs.tieWeight.enumerated() {
            let weight = weights.tieWeight(of: criterion, between: one, and: other)
            #expect((weight == nil) == (expected == nil))
            expect([weight ?? 0], near: [expected ?? 0], within: example.tolerance)
        }
    }

    @Test(
        arguments: [
            // The others are equal: they tie when this criterion counts for nothing, or for all when it is
            // equal.
            ([90, 50], [10, 50], 0), ([50, 90], [50, 10], 1),
            // Equal throughout, or by the same difference in both: every weight ties, or none.
            ([50, 50], [50, 50], nil), ([60, 60], [50, 50], nil),
            // Odd input.
            ([50], [50, 50], nil), ([.nan, 50], [50, 50], nil), ([1e308, 5], [-1e308, 50], nil),
            ([], [], nil),
        ] as [([Double], [Double], Double?)])
    func theFirstOfTwoCriteriaTiesOnlyWhereItCan(one: [Double], other: [Double], weight: Double?) throws {
        let weights = try Weights.of([1, 1])
        #expect(weights.tieWeight(of: 0, between: one, and: other) == weight)
    }

    @Test func aCriterionAloneOrMissingHasNoTie() throws {
        #expect(try Weights.of([1, 0]).tieWeight(of: 0, between: [9, 1], and: [1, 9]) == nil)
        #expect(try Weights.of([1, 1]).tieWeight(of: 2, between: [9, 1], and: [1, 9]) == nil)
    }
}
