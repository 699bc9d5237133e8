import Statistics
import Testing

@Suite struct DistributionTests {
    /// NumPy 2.4, `numpy.percentile`.
    @Test(
        arguments: [
            (0, 1.5), (5, 1.71), (10, 1.92), (25, 2.75), (50, 5), (62.5, 6.575), (90, 9.04), (95, 9.22),
            (99, 9.364), (100, 9.4),
        ] as [(Double, Double)])
    func percentilesAreInterpolatedAsElsewhere(percentage: Double, value: Double) throws {
        let distribution = try #require(Distribution([7.1, 2.2, 9.4, 3.3, 5.0, 8.8, 1.5]))
        expect([try #require(distribution.percentile(percentage))], near: [value], within: 1e-12)
    }

    /// NumPy 2.4, `mean`, `median` and `std(ddof=1)`.
    @Test(
        arguments: [
            (
                [7.1, 2.2, 9.4, 3.3, 5.0, 8.8, 1.5], 5.328571428571429, 5, 3.173701459239819,
                0.5956008100450062
            ),
            ([2.5, 2.5, 3.0, 10], 4.5, 2.75, 3.6742346141747673, 0.816496580927726),
        ] as [([Double], Double, Double, Double, Double)])
    func momentsAreAsElsewhere(
        values: [Double], mean: Double, median: Double, deviation: Double, variation: Double
    ) throws {
        let distribution = try #require(Distribution(values))
        expect(
            [
                distribution.mean, distribution.median, try #require(distribution.standardDeviation),
                try #require(distribution.coefficientOfVariation),
            ], near: [mean, median, deviation, variation], within: 1e-12)
    }

    @Test func oneValueHasNoSpread() throws {
        let distribution = try #require(Distribution([4]))
        #expect(distribution.percentile(95) == 4)
        #expect(distribution.median == 4)
        #expect(distribution.standardDeviation == nil)
        #expect(distribution.coefficientOfVariation == nil)
    }

    @Test(arguments: [[-1, 1], [-3, -1], [0, 0]] as [[Double]])
    func aMeanThatIsNotPositiveHasNoVariation(values: [Double]) throws {
        #expect(try #require(Distribution(values)).coefficientOfVariation == nil)
    }

    @Test(arguments: [-0.1, 100.1, .nan, .infinity])
    func percentagesOutsideTheRangeAreRefused(percentage: Double) throws {
        #expect(try #require(Distribution([1, 2])).percentile(percentage) == nil)
    }

    @Test(arguments: [[], [.nan], [1, .infinity], [1e200]] as [[Double]])
    func valuesThatAreNoneAreRefused(values: [Double]) {
        #expect(Distribution(values) == nil)
    }
}
