import Foundation
import Statistics
import Testing

/// Enoxaparin against heparin, as the R package smaa publishes it.
///
/// Its 10 000 measurements are not kept here, only their means and deviations, so that values drawn from
/// normal distributions come near the published figures but not upon them.
@Suite struct PublishedAnalysisTests {
    struct Inputs: Decodable { let measurementMean, measurementSd: [[Double]] }

    struct Outputs: Decodable {
        let rankAcceptability, centralWeights: [[Double]]
        let confidenceFactors: [Double]
        let choiceEntropyBits: Double
    }

    let example: ReferenceCase<Inputs, Outputs>

    init() throws { example = try .named("smaa-published-thrombo") }

    @Test func thePublishedAnalysisComesOutNear() throws {
        let inputs = example.inputs
        let result = try #require(
            Simulation(
                alternatives: 2, weights: .of([1, 1, 1]), mode: .agnostic, runs: 20_000, seed: 42
            ) { alternative, generator, values in
                for (criterion, mean) in inputs.measurementMean[alternative].enumerated() {
                    // Box and Muller (1958).
                    let radius = (-2 * log(generator.uniform())).squareRoot()
                    let normal = radius * cos(2 * .pi * generator.uniform())
                    values[criterion] = mean + inputs.measurementSd[alternative][criterion] * normal
                }
                return .infinity
            }
        ).acceptability
        let near = 0.02
        expect(
            Array(result.ranks.joined()), near: Array(example.outputs.rankAcceptability.joined()),
            within: near)
        expect(
            result.centralWeights.flatMap { $0?.values ?? [] },
            near: Array(example.outputs.centralWeights.joined()), within: near)
        expect(result.confidence.compactMap { $0 }, near: example.outputs.confidenceFactors, within: near)
    }

    @Test func theEntropyOfTheChoiceIsAsPublished() throws {
        let first = try #require(Concentration(example.outputs.rankAcceptability.map { $0[0] }))
        expect([first.entropy], near: [example.outputs.choiceEntropyBits], within: example.tolerance)
    }
}
