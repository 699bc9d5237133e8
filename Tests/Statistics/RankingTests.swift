import Statistics
import Testing

@Suite struct RankingTests {
    @Test(
        arguments: [
            ([62.5, 67.5, 50, 52.5], [2, 1, 4, 3]), ([1, 2, 2, 0], [3, 1, 1, 4]), ([5, 5, 5], [1, 1, 1]),
            ([], []), ([0.1 + 0.2, 0.3], [1, 1]), ([1, .nan, 2, .infinity], [2, 3, 1, 3]),
        ] as [([Double], [Int])])
    func tiesShareTheBetterRank(values: [Double], ranks: [Int]) {
        #expect(Ranking(values).ranks == ranks)
    }

    /// SciPy 1.17, `scipy.stats.kendalltau`; the first pair is the example of its manual.
    @Test(
        arguments: [
            ([12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.4714045207910316),
            ([1, 2, 3, 4, 5, 6], [2, 1, 3, 4, 6, 5], 0.7333333333333333),
            ([1, 2, 2, 4], [4, 3, 1, 1], -0.8),
            ([1, 2, 3], [10, 20, 30], 1), ([1, 2, 3], [3, 2, 1], -1),
        ] as [([Double], [Double], Double)])
    func kendallsTauIsAsPublished(one: [Double], other: [Double], tau: Double) throws {
        expect([try #require(Ranking(one).kendallTau(with: Ranking(other)))], near: [tau], within: 1e-12)
    }

    @Test(
        arguments: [([1, 1], [1, 2]), ([1, 2], [1, 2, 3]), ([], []), ([1], [1])] as [([Double], [Double])])
    func ordersWithoutAnOrderHaveNoTau(one: [Double], other: [Double]) {
        #expect(Ranking(one).kendallTau(with: Ranking(other)) == nil)
    }
}
