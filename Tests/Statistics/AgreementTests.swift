import Statistics
import Testing

@Suite struct AgreementTests {
    struct Inputs: Decodable { let ratersByUnits: [[Double?]] }

    @Test func thePublishedExampleComesOutOnEveryScale() throws {
        struct Outputs: Decodable { let nominal, ordinal, interval: Double }
        let example = try ReferenceCase<Inputs, Outputs>.named("kalpha-krippendorff-2011")
        let scales: [(Agreement.Scale, Double)] = [
            (.nominal, example.outputs.nominal), (.ordinal, example.outputs.ordinal),
            (.interval, example.outputs.interval),
        ]
        for (scale, alpha) in scales {
            let agreement = try #require(Agreement(ratings: example.inputs.ratersByUnits, scale: scale))
            expect([try #require(agreement.alpha)], near: [alpha], within: example.tolerance)
            // The twelfth unit has one rating and says nothing.
            #expect(agreement.units == 11)
        }
    }

    @Test func threeAssessorsWithMissingAnswersAgreeAsComputedElsewhere() throws {
        struct Outputs: Decodable { let ordinal, observedDisagreement, expectedDisagreement: Double }
        let example = try ReferenceCase<Inputs, Outputs>.named("kalpha-assay-3-assessors")
        let agreement = try #require(Agreement(ratings: example.inputs.ratersByUnits))
        expect(
            [try #require(agreement.alpha), agreement.observedDisagreement, agreement.expectedDisagreement],
            near: [
                example.outputs.ordinal, example.outputs.observedDisagreement,
                example.outputs.expectedDisagreement,
            ], within: example.tolerance)
        // One of the 21 units has a single rating.
        #expect(agreement.units == 20)
    }

    @Test func ratingsWithoutVariationHaveNoAlpha() throws {
        let agreement = try #require(Agreement(ratings: [[3, 3, nil], [3, 3, 3]]))
        #expect(agreement.alpha == nil)
        #expect(agreement.expectedDisagreement == 0)
        #expect(agreement.units == 2)
    }

    @Test(
        arguments: [
            [], [[]], [[1, 2, 3]], [[1, nil], [nil, 2]], [[1, .nan], [.infinity, 2]], [[1], [nil, 1]],
        ] as [[[Double?]]])
    func noUnitWithTwoRatingsHasNoAgreement(ratings: [[Double?]]) {
        #expect(Agreement(ratings: ratings) == nil)
    }

    @Test func distancesBeyondADoubleAreRefused() {
        #expect(Agreement(ratings: [[1e200, 1], [-1e200, 1]], scale: .interval) == nil)
    }
}
