import Statistics
import Testing

@Suite struct WeightModeTests {
    @Test func theSimplexIsDrawnAsTheReferenceDraws() throws {
        struct Inputs: Decodable {
            let seed: UInt64
            let nCriteria: Int
        }
        struct Outputs: Decodable { let uniforms, firstWeightVector, secondWeightVector: [Double] }
        let example = try ReferenceCase<Inputs, Outputs>.named("rng-simplex-weights")
        let weights = try Weights.of(Array(repeating: 1, count: example.inputs.nCriteria))
        var generator = SplitMix64(seed: example.inputs.seed)
        let first = weights.drawn(.agnostic, using: &generator).values
        let second = weights.drawn(.agnostic, using: &generator).values
        expect(first, near: example.outputs.firstWeightVector, within: example.tolerance)
        expect(second, near: example.outputs.secondWeightVector, within: example.tolerance)

        generator = SplitMix64(seed: example.inputs.seed)
        let uniforms = example.outputs.uniforms.map { _ in generator.uniform() }
        expect(uniforms, near: example.outputs.uniforms, within: example.tolerance)
    }

    /// Weights that are even on the simplex and then sorted have the rank order centroid as their mean.
    @Test(arguments: ["roc-weights", "roc-weights-7"])
    func theSimplexIsDrawnEvenly(id: String) throws {
        struct Inputs: Decodable { let n: Int }
        struct Outputs: Decodable { let weights: [Double] }
        let example = try ReferenceCase<Inputs, Outputs>.named(id)
        let count = example.inputs.n
        let centroid = (1...count).map { from in
            (from...count).reduce(0) { $0 + 1 / Double($1) } / Double(count)
        }
        expect(centroid, near: example.outputs.weights, within: example.tolerance)

        let weights = try Weights.of(Array(repeating: 1, count: count))
        var generator = SplitMix64(seed: 1)
        var mean = [Double](repeating: 0, count: count)
        for _ in 0..<40_000 {
            let sorted = weights.drawn(.agnostic, using: &generator).values.sorted(by: >)
            for place in mean.indices { mean[place] += sorted[place] / 40_000 }
        }
        expect(mean, near: centroid, within: 0.003)
    }

    @Test(
        arguments: [
            [0.5, 0.3, 0.2], [1], [1, 0, 1], [0.001, 1, 0.001, 2, 3], [98, 1, 1],
            [9.5, 12.7, 12.7, 9.5, 6.4, 9.5, 9.5, 30],
        ] as [[Double]])
    func aroundStaysWithinHalfOfEachWeight(shares: [Double]) throws {
        let weights = try Weights.of(shares)
        var generator = SplitMix64(seed: 3)
        var mean = [Double](repeating: 0, count: shares.count)
        for _ in 0..<2_000 {
            let drawn = weights.drawn(.around, using: &generator).values
            expect([drawn.reduce(0, +)], near: [1], within: 1e-12)
            for (index, weight) in weights.values.enumerated() {
                #expect(drawn[index] >= weight * 0.5 && drawn[index] <= weight * 1.5)
                mean[index] += drawn[index] / 2_000
            }
        }
        // The bounds are symmetric about the weights, so their mean is the weights.
        expect(mean, near: weights.values, within: 0.01)
    }

    @Test func fixedWeightsStayAndDrawNothing() throws {
        let weights = try Weights.of([3, 1])
        var generator = SplitMix64(seed: 9)
        var untouched = generator
        #expect(weights.drawn(.fixed, using: &generator) == weights)
        #expect(generator.next() == untouched.next())
    }
}
