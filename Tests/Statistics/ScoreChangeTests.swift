import Statistics
import Testing

@Suite struct ScoreChangeTests {
    @Test func theReferenceIsTakenApartExactly() throws {
        struct Inputs: Decodable { let weightsBefore, scoresBefore, weightsAfter, scoresAfter: [Double] }
        struct Outputs: Decodable {
            let dueToAnswers, dueToWeights: [Double]
            let total: Double
        }
        let example = try ReferenceCase<Inputs, Outputs>.named("assay-diff-decomposition")
        let inputs = example.inputs
        let change = try #require(
            ScoreChange(
                from: (.of(inputs.weightsBefore), inputs.scoresBefore),
                to: (.of(inputs.weightsAfter), inputs.scoresAfter)))
        expect(change.dueToScores, near: example.outputs.dueToAnswers, within: example.tolerance)
        expect(change.dueToWeights, near: example.outputs.dueToWeights, within: example.tolerance)
        expect([change.total], near: [example.outputs.total], within: example.tolerance)
    }

    @Test func partsThatDoNotMatchAreRefused() throws {
        let weights = try Weights.of([1, 1])
        #expect(ScoreChange(from: (weights, [1, 2]), to: (weights, [1])) == nil)
        #expect(ScoreChange(from: (weights, [1, 2]), to: (try .of([1]), [1])) == nil)
        #expect(ScoreChange(from: (weights, [1, .nan]), to: (weights, [1, 2])) == nil)
        #expect(ScoreChange(from: (weights, [-1e308, 2]), to: (weights, [1e308, 2])) == nil)
    }
}
