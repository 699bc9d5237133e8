import Statistics
import Testing

@Suite struct RatingTableTests {
    struct Inputs: Decodable { let proportions, disagreementWeights: [[Double]] }

    @Test func cohensExampleComesOutWithEveryWeight() throws {
        struct Outputs: Decodable { let kappa, weightedKappa, linearWeighted, quadraticWeighted: Double }
        let example = try ReferenceCase<Inputs, Outputs>.named("kappa-cohen-1968")
        let table = try table(of: example.inputs)
        expect(
            [
                table.kappa { $0 == $1 ? 0 : 1 },
                table.kappa { example.inputs.disagreementWeights[Int($0)][Int($1)] },
                table.kappa { abs($0 - $1) }, table.quadraticKappa,
            ].compactMap { $0 },
            near: [
                example.outputs.kappa, example.outputs.weightedKappa, example.outputs.linearWeighted,
                example.outputs.quadraticWeighted,
            ], within: example.tolerance)
    }

    @Test func cohensExampleComesOutWithUnevenWeights() throws {
        struct Outputs: Decodable { let weightedKappa: Double }
        let example = try ReferenceCase<Inputs, Outputs>.named("kappa-cohen-1968-asym")
        let table = try table(of: example.inputs)
        let kappa = table.kappa { example.inputs.disagreementWeights[Int($0)][Int($1)] }
        expect([try #require(kappa)], near: [example.outputs.weightedKappa], within: example.tolerance)
    }

    private func table(of inputs: Inputs) throws -> RatingTable {
        try #require(RatingTable(counts: inputs.proportions, ratings: [0, 1, 2]))
    }

    /// Cohen's table again, as the ratings of its 200 units.
    @Test func ratingsAreCountedIntoTheTable() throws {
        let example = try ReferenceCase<Inputs, Empty>.named("kappa-cohen-1968")
        var first: [Double?] = [nil, 2, nil]
        var second: [Double?] = [1, nil, nil]
        for (row, proportions) in example.inputs.proportions.enumerated() {
            for (column, proportion) in proportions.enumerated() {
                let count = Int((proportion * 200).rounded())
                first += Array(repeating: Double(row), count: count)
                second += Array(repeating: Double(column), count: count)
            }
        }
        let table = try #require(RatingTable(first, second))
        expect([try #require(table.quadraticKappa)], near: [5 / 11.0], within: 1e-12)
    }

    struct Empty: Decodable {}

    @Test(
        arguments: [([], []), ([1, nil], [nil, 1]), ([.nan], [1])] as [([Double?], [Double?])])
    func noUnitRatedTwiceHasNoTable(first: [Double?], second: [Double?]) {
        #expect(RatingTable(first, second) == nil)
    }

    @Test func ratingsWithoutVariationHaveNoKappa() throws {
        #expect(try #require(RatingTable([3, 3], [3, 3])).quadraticKappa == nil)
    }

    @Test(arguments: [[], [[0]], [[1, 0]], [[-1]], [[.nan]]] as [[[Double]]])
    func tablesThatAreNoneAreRefused(counts: [[Double]]) {
        #expect(RatingTable(counts: counts, ratings: [0]) == nil)
    }
}
