import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct LatestTests {
    @Test func `the newest value carries where it came from`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 61)]))
        var poll = Poll.capacity([(.nodes, 62)], at: noon + .seconds(60))
        (poll.hash, poll.origin) = ("9f2c", .recorded)
        try history.record(poll)
        #expect(
            try history.latest() == [
                Latest(
                    series: .nodes, value: 62, time: noon + .seconds(60),
                    polledAt: noon + .milliseconds(60_250),
                    sourceNetwork: "akash", source: "capacity", hash: "9f2c", origin: .recorded,
                    quality: .good)
            ])
    }

    @Test func `a late sample does not replace a newer one`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62)]))
        try history.record(.capacity([(.nodes, 50)], at: noon - .seconds(3_600)))
        #expect(try history.latest().map(\.value) == [62])
        #expect(try history.extent == TimeRange(noon - .seconds(3_600), noon + .seconds(1)))
    }

    @Test func `an empty history has nothing`() throws {
        let history = try TemporaryDirectory.history()
        #expect(try history.latest().isEmpty)
        #expect(try history.extent == nil)
        #expect(try history.sources().isEmpty)
        #expect(try history.facts(network: "akash").isEmpty)
    }

    @Test func `market data sits with its network and names its source`() throws {
        let history = try TemporaryDirectory.history()
        let token = Series(network: "akash", metric: "token.price")
        try history.record(
            Poll(
                network: "coingecko", source: "tokens", slot: noon, time: noon, outcome: .ok,
                samples: [Sample(token, at: noon, 0.54)]))
        let latest = try #require(try history.latest(network: "akash").first)
        #expect((latest.series, latest.sourceNetwork, latest.source) == (token, "coingecko", "tokens"))
        #expect(try history.latest(network: "coingecko").isEmpty)
    }

    @Test func `one network and one metric can be asked for`() throws {
        let history = try TemporaryDirectory.history()
        let other = Series(network: "ionet", metric: "nodes.online")
        try history.record(.capacity([(.nodes, 62), (.price, 2.56), (other, 512)]))
        #expect(try history.latest().map(\.series) == [.price, .nodes, other])
        #expect(try history.latest(network: "akash").map(\.series) == [.price, .nodes])
        #expect(try history.latest(metric: "nodes.online").map(\.series) == [.nodes, other])
        #expect(try history.latest(network: "ionet", metric: "nodes.online").map(\.series) == [other])
    }

    @Test func `quarantined values are shown as such and count nowhere`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.price, 2.5)], at: noon - .seconds(60)))
        var poll = Poll.capacity()
        poll.quarantined = [Sample(.price, at: noon, 1e9)]
        #expect(try history.record(poll) == Receipt(stored: 1))
        #expect(try history.latest().map(\.quality) == [.quarantined])
        let range = TimeRange(.seconds(120), until: noon + .seconds(1))
        #expect(try history.samples(.price, over: range).map(\.value) == [2.5])
        #expect(try history.columns(.price, over: range, count: 1).map { $0?.max } == [2.5])
        #expect(try history.changes(of: [.price], over: .seconds(90), until: noon)[.price]?.to?.value == 2.5)
    }
}
