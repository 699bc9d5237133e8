import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct FactsTests {
    func record(_ text: String, _ labels: Labels = .none, at slot: Timestamp, in history: History) throws {
        var poll = Poll.capacity([], at: slot)
        poll.facts = [Fact(network: "bittensor", name: "name", labels: labels, text: text)]
        try history.record(poll)
    }

    @Test func `a text is dated from when it was first seen`() throws {
        let history = try TemporaryDirectory.history()
        try record("alpha", ["subnet": "1"], at: noon, in: history)
        try record("beta", ["subnet": "1"], at: noon + .seconds(60), in: history)
        try record("beta", ["subnet": "1"], at: noon + .seconds(120), in: history)
        try record("root", ["subnet": "0"], at: noon + .seconds(120), in: history)
        let facts = try history.facts(network: "bittensor")
        #expect(facts.map(\.fact.text) == ["root", "beta"])
        #expect(facts.map(\.fact.labels) == [["subnet": "0"], ["subnet": "1"]])
        #expect(facts.map(\.since) == [noon + .seconds(120), noon + .seconds(60)])
        #expect(facts.first?.sourceNetwork == "akash")
        #expect(try history.facts(network: "akash").isEmpty)
    }

    @Test func `a text that comes back holds again`() throws {
        let history = try TemporaryDirectory.history()
        for (index, text) in ["1.0", "1.1", "1.0"].enumerated() {
            try record(text, at: noon + .seconds(Int64(index)), in: history)
        }
        let fact = try #require(try history.facts(network: "bittensor").first)
        #expect(fact.fact.text == "1.0")
        #expect(fact.since == noon + .seconds(2))
    }
}
