@testable import Collection
import Testing

@Suite struct `A value is believed` {
    @Test(arguments: [
        (0.0, nil, true), (1, nil, true), (1.01, nil, false), (-0.01, nil, false), (.infinity, nil, false),
        // Somebody has released 85: then 80 is no news.
        (80, 85, true), (60, 85, false),
    ])
    func `within its bounds, or beyond them beside a good one`(value: Double, good: Double?, isBelieved: Bool)
    {
        #expect((Plausibility(bounds: 0...1).doubt(value, after: good) == nil) == isBelieved)
    }

    @Test(arguments: [
        (100.0, 300.0, true), (100, 301, false), (300, 100, true), (300, 99, false), (100, 0, false),
        (0, 100, true),
        (0, 0, true), (100, -100, false), (-100, -300, true), (-100, -301, false),
    ])
    func `within its jump limit, both ways`(good: Double, value: Double, isBelieved: Bool) {
        #expect((Plausibility(jumpLimit: 3).doubt(value, after: good) == nil) == isBelieved)
    }

    @Test func `when there is nothing to hold against it`() {
        #expect(Plausibility(jumpLimit: 3).doubt(5, after: nil) == nil)
        #expect(Plausibility().doubt(1e300, after: 1) == nil)
    }

    @Test(arguments: [
        (100.0, 110.0, true), (100, 112, false), (0, 0, true), (0, 0.001, false), (-100, -95, true),
    ])
    func `and agrees with one that is a tenth away`(one: Double, other: Double, agree: Bool) {
        #expect(Plausibility.agree(one, other) == agree)
        #expect(Plausibility.agree(other, one) == agree)
    }
}
