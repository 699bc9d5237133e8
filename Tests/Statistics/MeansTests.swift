import Foundation
import Statistics
import Testing

@Suite struct MeansTests {
    struct Scores: Decodable { let scores01: [Double] }

    @Test func theWeightedSumOfLevelsIsAsByHand() throws {
        let example = try ReferenceCase<MatrixInputs, Scores>.named("wsum-assay-01")
        let weights = try Weights.of(example.inputs.weights)
        let scores = example.inputs.rows.compactMap { row in weights.mean(of: row.map { $0 / 4 }) }
        expect(scores, near: example.outputs.scores01, within: example.tolerance)
        #expect(Ranking(scores).ranks == [1, 2, 3, 4])
    }

    @Test(arguments: ["wgeo-assay-01", "wgeo-zero"])
    func theGeometricMeanOfLevelsIsAsDefined(id: String) throws {
        let example = try ReferenceCase<MatrixInputs, Scores>.named(id)
        let weights = try Weights.of(example.inputs.weights)
        let scores = example.inputs.rows.compactMap { row in weights.geometricMean(of: row.map { $0 / 4 }) }
        expect(scores, near: example.outputs.scores01, within: example.tolerance)
    }

    @Test func imbalanceIsTheArithmeticLessTheGeometric() throws {
        struct Outputs: Decodable { let imbalancePoints0100: [Double] }
        let example = try ReferenceCase<MatrixInputs, Outputs>.named("wgeo-assay-01")
        let weights = try Weights.of(example.inputs.weights)
        let imbalance = try example.inputs.rows.map { row in
            let points = row.map { $0 * 25 }
            let arithmetic = try #require(weights.mean(of: points))
            return arithmetic - (try #require(weights.geometricMean(of: points)))
        }
        expect(imbalance, near: example.outputs.imbalancePoints0100, within: example.tolerance)
    }

    @Test func aRowOfTradeOffsIsTheGeometricMeanOfItsTwoSides() throws {
        struct Inputs: Decodable { let benefit, containment: [Double] }
        struct Outputs: Decodable { let low, high: Double }
        let example = try ReferenceCase<Inputs, Outputs>.named("assay-tradeoff-row")
        let weights = try Weights.of([1, 1])
        let ends = zip(example.inputs.benefit, example.inputs.containment).compactMap {
            benefit, containment in
            weights.geometricMean(of: [benefit * 25, containment * 25])
        }
        expect(ends, near: [example.outputs.low, example.outputs.high], within: example.tolerance)
    }

    /// Other programs do not scale weights to sum 1: their sums are ours times the sum of the weights, their
    /// products ours to that power.
    @Test func publishedSumsAndProductsReproduce() throws {
        struct Outputs: Decodable { let weightedSum, weightedProduct, waspas: [Double] }
        let example = try ReferenceCase<MatrixInputs, Outputs>.named("waspas-chakraborty-2015")
        let (sums, products) = try aggregates(example.inputs, .linear)
        expect(sums, near: example.outputs.weightedSum, within: example.tolerance)
        expect(products, near: example.outputs.weightedProduct, within: example.tolerance)
        expect(
            zip(sums, products).map { ($0 + $1) / 2 }, near: example.outputs.waspas, within: example.tolerance
        )
    }

    @Test func anotherLibrarysSumsAndProductsReproduce() throws {
        struct Outputs: Decodable { let scores: [Double] }
        let sums = try ReferenceCase<MatrixInputs, Outputs>.named("wsum-pymcdm-selftest")
        expect(try aggregates(sums.inputs, .sum).sums, near: sums.outputs.scores, within: sums.tolerance)
        let products = try ReferenceCase<MatrixInputs, Outputs>.named("wprod-pymcdm-selftest")
        expect(
            try aggregates(products.inputs, .sum).products, near: products.outputs.scores,
            within: products.tolerance)
    }

    private func aggregates(
        _ inputs: MatrixInputs, _ normalisation: Normalisation
    ) throws -> (sums: [Double], products: [Double]) {
        let weights = try Weights.of(inputs.weights)
        let sum = inputs.weights.reduce(0, +)
        let rows = inputs.normalised(normalisation)
        return (
            try rows.map { try #require(weights.mean(of: $0)) * sum },
            try rows.map { pow(try #require(weights.geometricMean(of: $0)), sum) }
        )
    }

    /// SciPy 1.17: `gmean([60, 1, 90], weights=[.5, .3, .2])`.
    @Test func theFloorKeepsAZeroFromDecidingAlone() throws {
        let weights = try Weights.of([0.5, 0.3, 0.2])
        let floored = try #require(weights.geometricMean(of: [60, 0, 90], floor: 1))
        expect([floored], near: [19.0512785570675], within: 1e-12)
        #expect(weights.geometricMean(of: [60, 0, 90]) == 0)
        #expect(weights.geometricMean(of: [60, -1, 90]) == nil)
    }

    @Test func aValueWithoutWeightIsLeftOutOfTheGeometricMean() throws {
        let weights = try Weights.of([1, 0])
        expect([try #require(weights.geometricMean(of: [50, 0]))], near: [50], within: 1e-12)
    }

    @Test(arguments: [[1], [1, 2, 3], [1, .nan], [.infinity, 1]] as [[Double]])
    func unfitValuesHaveNoMean(values: [Double]) throws {
        let weights = try Weights.of([1, 1])
        #expect(weights.mean(of: values) == nil)
        #expect(weights.geometricMean(of: values) == nil)
    }
}
