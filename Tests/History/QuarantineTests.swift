import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct QuarantineTests {
    let range = TimeRange(noon - .seconds(3_600), noon + .seconds(3_600))

    /// A good price of 2.5, then a jump to `jump` in three polls.
    func jump(to jump: Double) throws -> History {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.price, 2.5)]))
        for minute in Int64(1)...3 {
            let time = noon + .seconds(60 * minute)
            var poll = Poll.capacity(at: time)
            poll.quarantined = [Sample(.price, at: time, jump + Double(minute))]
            try history.record(poll)
        }
        return history
    }

    @Test func `the newest come first`() throws {
        let history = try jump(to: 90)
        #expect(try history.quarantined(of: .price).map(\.value) == [93, 92, 91])
        #expect(try history.quarantined(of: .price, limit: 2).map(\.value) == [93, 92])
        #expect(try history.quarantined(of: .price, limit: -1).isEmpty)
        #expect(try history.quarantined(of: .nodes).isEmpty)
    }

    @Test func `what is released is good`() throws {
        let history = try jump(to: 90)
        let confirmed = TimeRange(noon + .seconds(120), noon + .seconds(181))
        #expect(try history.release(.price, over: confirmed) == 2)
        #expect(try history.release(.price, over: confirmed) == 0)
        #expect(try history.samples(.price, over: range).map(\.value) == [2.5, 92, 93])
        #expect(try history.quarantined(of: .price).map(\.value) == [91])
        #expect(try history.latest().map(\.quality) == [.good])
        #expect(try history.latest().first?.polledAt == noon + .milliseconds(180_250))
    }

    @Test func `the newest value shows both`() throws {
        let history = try jump(to: 90)
        let quarantined = try #require(try history.latest().first)
        #expect((quarantined.value, quarantined.quality) == (93, .quarantined))
        #expect(quarantined.good == Change.Reading(time: noon, value: 2.5))
        #expect(quarantined.quarantined == Change.Reading(time: noon + .seconds(180), value: 93))

        try history.record(.capacity([(.price, 2.6)], at: noon + .seconds(240)))
        let good = try #require(try history.latest().first)
        #expect((good.value, good.quality) == (2.6, .good))
        #expect(good.good?.value == 2.6)
        #expect(good.quarantined?.value == 93)
    }
}
