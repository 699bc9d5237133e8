import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct NoticesTests {
    @Test func `every listener hears of every poll that is stored`() async throws {
        let history = try TemporaryDirectory.history()
        var first = history.notices().makeAsyncIterator()
        var second = history.notices().makeAsyncIterator()
        try history.record(.capacity([(.nodes, 62)]))
        #expect(
            await first.next()
                == Notice(network: "akash", source: "capacity", time: noon + .milliseconds(250)))
        #expect(await second.next()?.source == "capacity")
        #expect(try history.latest().map(\.value) == [62])
    }

    @Test func `the newest hundred wait`() async throws {
        let history = try TemporaryDirectory.history()
        var notices = history.notices().makeAsyncIterator()
        for second in 0..<103 { try history.record(.capacity([], at: noon + .seconds(Int64(second)))) }
        #expect(await notices.next()?.time == noon + .milliseconds(3_250))
    }

    @Test func `a stream ends with the history`() async throws {
        var history: History? = try TemporaryDirectory.history()
        var notices = try #require(history).notices().makeAsyncIterator()
        history = nil
        #expect(await notices.next() == nil)
    }

    @Test func `a listener that left is forgotten`() async throws {
        let history = try TemporaryDirectory.history()
        let stream = history.notices()
        let listener = Task { for await _ in stream {} }
        listener.cancel()
        await listener.value
        try history.record(.capacity([(.nodes, 62)]))
    }
}
