import Statistics
import Testing

@Suite struct AcceptabilityTests {
    @Test func equalAlternativesTieAndHalfWin() throws {
        let weights = try Weights.of([1, 1, 1])
        let result = try #require(
            Acceptability(exactly: [[50, 60, 70], [50, 60, 70]], weights: weights, mode: .agnostic))
        #expect(result.ranks == [[1, 0], [1, 0]])
        #expect(result.pairwise == [[0, 0.5], [0.5, 0]])
        #expect(result.centralWeights.count == 2)
    }

    @Test func fixedWeightsAreExactForAnyNumberOfCriteria() throws {
        let weights = try Weights.of([4, 3, 2, 1, 0])
        let result = try #require(
            Acceptability(
                exactly: [[10, 20, 30, 40, 99], [40, 30, 20, 10, 0]], weights: weights, mode: .fixed))
        #expect(result.ranks == [[0, 1], [1, 0]])
        #expect(result.pairwise == [[0, 0], [1, 0]])
        #expect(result.centralWeights[0] == nil)
        expect(result.centralWeights[1]?.values ?? [], near: weights.values, within: 1e-12)
    }

    /// A weight of zero cannot vary around itself, so it does not count among the three.
    @Test func weightsOfZeroLeaveRoomForThreeOthers() throws {
        let scores: [[Double]] = [
            [100, 7, 25, 50, 7], [50, 7, 75, 75, 7], [25, 7, 100, 50, 7], [50, 7, 50, 50, 7],
        ]
        let result = try #require(
            Acceptability(exactly: scores, weights: .of([5, 0, 3, 2, 0]), mode: .around))
        // The case smaa-exact-around-50pct with two columns more.
        expect(result.ranks[0], near: [2 / 3.0, 1 / 6.0, 1 / 6.0, 0], within: 1e-12)
        #expect(
            Acceptability(exactly: scores, weights: try .of([1, 1, 1, 1, 1]), mode: .around) == nil)
    }

    @Test(
        arguments: [[], [[]], [[1, 2]], [[1, 2, 3], [1, 2]], [[1, 2, .nan]]] as [[[Double]]])
    func unfitScoresHaveNoShares(scores: [[Double]]) throws {
        let weights = try Weights.of([1, 1, 1])
        #expect(Acceptability(exactly: scores, weights: weights, mode: .agnostic) == nil)
    }

    @Test func rankRangesLeaveOutEqualTails() throws {
        // Ranks of the first: 1/3, 1/6, 1/6, 1/3; of the second: 5/12, 7/12 (the case smaa-exact-assay-01).
        let scores: [[Double]] = [[100, 25, 50], [50, 75, 75], [25, 100, 50], [50, 50, 50]]
        let result = try #require(
            Acceptability(exactly: scores, weights: .of([1, 1, 1]), mode: .agnostic))
        #expect(result.rankRange(of: 0) == 1...4)
        #expect(result.rankRange(of: 1) == 1...2)
        #expect(result.rankRange(of: 3) == 3...4)
        #expect(result.rankRange(of: 0, covering: 0.3) == 2...3)
        #expect(result.rankRange(of: 0, covering: 1) == 1...4)
        #expect(result.rankRange(of: 4) == nil)
        #expect(result.rankRange(of: 0, covering: .nan) == nil)
    }
}
