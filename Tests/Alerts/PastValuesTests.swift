import Metrics
import TestSupport
import Testing

@testable import Alerts

struct `The values that a change is measured against` {
    /// The changes that values have made, each a minute after the one before; nil where there is none to tell.
    private func changes(_ values: [Double], within minutes: Int) -> [Double?] {
        var past = PastValues()
        return values.enumerated().map { index, value in
            past.change(to: value, at: minute(Int64(index)), within: .seconds(minutes * 60))
        }
    }

    @Test func `are at least as old as its time, and not twice as old`() {
        #expect(changes([100, 110, 120, 60, 60], within: 2) == [nil, nil, 0.2, -50.0 / 110, -0.5])
        var past = PastValues()
        #expect(past.change(to: 100, at: minute(0), within: .seconds(120)) == nil)
        #expect(past.change(to: 150, at: minute(4), within: .seconds(120)) == nil)
        #expect(past.change(to: 300, at: minute(7), within: .seconds(120)) == 1)
    }

    /// 90 days of a sample a minute within 30 days: looking at each for each took five minutes.
    @Test(.timeLimit(.minutes(1))) func `are each looked at a few times, however many there are`() {
        let changes = changes((0..<130_000).map { Double($0 + 1) }, within: 43_200)
        #expect(changes.prefix(43_200).allSatisfy { $0 == nil })
        #expect(changes[43_200] == 43_200 && changes[129_999] == 43_200 / 86_800)
        #expect(changes.compactMap(\.self).count == 86_800)
    }

    @Test func `are still there when a clock is set back`() {
        var past = PastValues()
        for (time, value) in [(0, 100.0), (1, 110), (2, 120), (3, 130)] {
            _ = past.change(to: value, at: minute(Int64(time)), within: .seconds(120))
        }
        // What was said of the third minute is yet to come.
        #expect(past.change(to: 150, at: minute(2), within: .seconds(120)) == 0.5)
        #expect(past.change(to: 220, at: minute(3), within: .seconds(120)) == 1)
        #expect(past.change(to: 300, at: minute(4), within: .seconds(120)) == 1)
    }
}
