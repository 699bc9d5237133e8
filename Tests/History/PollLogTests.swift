import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `The polls of all sources` {
    /// Three sources, asked each minute, each ten minutes and each day, and a batch of the past.
    private func history() throws -> History {
        let history = try TemporaryDirectory.history()
        for minute in 0..<200 {
            try record(in: history, "often", at: minute, minute == 7 ? .failed(reason: "HTTP 503") : .ok)
            if minute.isMultiple(of: 10) { try record(in: history, "seldom", at: minute) }
        }
        for day in 1..<40 {
            try record(in: history, "daily", at: -1_440 * day, day == 3 ? .limited(reason: "429") : .ok)
        }
        _ = try history.backfill(
            Backfill(
                network: "akash", source: "often", time: moment(199),
                samples: [Sample(.nodes, at: moment(-10_000), 1)]))
        return history
    }

    private func moment(_ minute: Int) -> Timestamp { noon + .seconds(minute * 60) }

    private func record(
        in history: History, _ source: String, at minute: Int, _ outcome: Outcome = .ok
    ) throws {
        try history.record(
            Poll(
                network: "akash", source: source, slot: moment(minute),
                time: moment(minute) + .milliseconds(250), outcome: outcome))
    }

    private func texts(_ polls: [PollRecord]) -> [String] {
        polls.map { "\($0.source) \(($0.slot.seconds - noon.seconds) / 60)" }
    }

    @Test func `are told newest first, of whichever source`() throws {
        let history = try history()
        #expect(
            try texts(history.newestPolls(12)) == [
                "often 199", "often 198", "often 197", "often 196", "often 195", "often 194", "often 193",
                "often 192", "often 191", "seldom 190", "often 190", "often 189",
            ])
        let all = try history.newestPolls(1_000)
        #expect(all.count == 200 + 20 + 39 && texts(all).last == "daily -56160")
        #expect(try history.newestPolls(230).count == 230)
        #expect(try history.newestPolls(0).isEmpty)
    }

    @Test func `are told where they were not well`() throws {
        let history = try history()
        let ever = TimeRange(moment(-100_000), moment(1_000))
        #expect(try texts(history.troubles(over: ever, 10)) == ["often 7", "daily -4320"])
        #expect(try texts(history.troubles(over: ever, 1)) == ["often 7"])
        #expect(
            try texts(history.troubles(over: TimeRange(moment(-5_000), moment(7)), 10)) == ["daily -4320"])
    }

    @Test func `are told after the one that was seen last`() throws {
        let history = try history()
        let last = try #require(try history.lastPoll)
        #expect(try history.polls(recordedAfter: last).isEmpty)
        try record(in: history, "often", at: 201)
        try record(in: history, "seldom", at: 200, .failed(reason: "HTTP 500"))
        let polls = try history.polls(recordedAfter: last)
        #expect(texts(polls) == ["often 201", "seldom 200"])
        #expect(polls.map(\.outcome) == [.ok, .failed(reason: "HTTP 500")])
    }

    @Test func `are none in a new file`() throws {
        #expect(try TemporaryDirectory.history().newestPolls(10).isEmpty)
    }
}
