import Statistics
import Testing

@Suite struct WeightsTests {
    @Test func sharesAreScaledToSumOne() {
        #expect(Weights([10, 7.5, 5, 2.5])?.values == [0.4, 0.3, 0.2, 0.1])
        #expect(Weights(equal: 4)?.values == [0.25, 0.25, 0.25, 0.25])
    }

    @Test(
        arguments: [[], [0, 0], [1, -0.5], [1, .nan], [.infinity, 1], [1e308, 1e308]] as [[Double]])
    func sharesThatAreNoWeightsAreRefused(shares: [Double]) {
        #expect(Weights(shares) == nil)
    }

    @Test func noCriteriaHaveNoWeights() {
        #expect(Weights(equal: 0) == nil)
        #expect(Weights(equal: -3) == nil)
    }
}
