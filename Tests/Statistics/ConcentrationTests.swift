import Foundation
import Statistics
import Testing

@Suite struct ConcentrationTests {
    struct Inputs: Decodable { let holdings: [Double] }

    struct Outputs: Decodable {
        let nakamotoStrictGt50, tau66: Int
        let hhi, gini, shannonBits, effectiveCountExpEntropy, inverseHhi, top1, top3: Double
    }

    @Test(arguments: ["conc-edi-321", "conc-edi-321111", "conc-edi-ten-equal", "conc-gpu-providers"])
    func theReferenceComesOut(id: String) throws {
        let example = try ReferenceCase<Inputs, Outputs>.named(id)
        let expected = example.outputs
        let concentration = try #require(Concentration(example.inputs.holdings.shuffled()))
        #expect(concentration.nakamotoCoefficient == expected.nakamotoStrictGt50)
        #expect(concentration.fewestHolders(ofMoreThan: 0.66) == expected.tau66)
        expect(
            [
                concentration.herfindahlIndex, concentration.gini, concentration.entropy,
                exp2(concentration.entropy), 10_000 / concentration.herfindahlIndex,
                concentration.topShare(), concentration.topShare(3),
            ],
            near: [
                expected.hhi, expected.gini, expected.shannonBits, expected.effectiveCountExpEntropy,
                expected.inverseHhi, expected.top1, expected.top3,
            ], within: example.tolerance)
    }

    /// The written definition; the Edinburgh index's own program stops at exactly half.
    @Test(arguments: [1.0, 0.1, 1 / 3.0, 7e20], 1...60)
    func exactlyHalfIsNotMoreThanHalf(holding: Double, count: Int) throws {
        let concentration = try #require(Concentration(Array(repeating: holding, count: count)))
        #expect(concentration.nakamotoCoefficient == count / 2 + 1)
    }

    @Test func holdersOfNothingDoNotCount() throws {
        let concentration = try #require(Concentration([0, 5, 0, 5]))
        #expect(concentration.holders == 2)
        #expect(concentration.shares == [0.5, 0.5])
        #expect(concentration.gini == 0)
    }

    @Test func partsBeyondTheWholeAreReachedByNobody() throws {
        let concentration = try #require(Concentration([2, 1]))
        #expect(concentration.fewestHolders(ofMoreThan: 1) == nil)
        #expect(concentration.fewestHolders(ofMoreThan: .nan) == nil)
        #expect(concentration.topShare(-1) == 0)
        #expect(concentration.topShare(9) == 1)
    }

    /// 40 % and 20 % of a whole of 10, the rest of which is held by who knows whom: by hand.
    @Test func sharesOfAListThatIsCutAreOfTheWhole() throws {
        let concentration = try #require(Concentration([2, 4], of: 10))
        #expect(concentration.nakamotoCoefficient == 2)
        #expect(concentration.topShare() == 0.4)
        #expect(abs(concentration.herfindahlIndex - 2_000) < 1e-9)
        #expect(concentration.listed == 0.6)
        let cut = try #require(Concentration([2, 2, 1], of: 10))
        #expect(cut.nakamotoCoefficient == nil)
        let over = try #require(Concentration([3, 2, 1], of: 5))
        #expect(over.listed == 1)
        #expect(over.shares == Concentration([3, 2, 1])?.shares)
    }

    @Test(arguments: [[], [0], [1, -1], [.nan, 1], [.infinity], [1e308, 1e308]] as [[Double]])
    func holdingsThatAreNoneAreRefused(holdings: [Double]) {
        #expect(Concentration(holdings) == nil)
    }
}
