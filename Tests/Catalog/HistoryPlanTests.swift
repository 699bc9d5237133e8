@testable import Catalog
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A history` {
    private func load(_ keys: String) throws -> Catalog {
        let folder = try Folder()
        let samples = "samples: SELECT 'nodes.online' AS metric, 1 AS value, :response ->> 'at' AS at"
        try folder.write(
            "Networks/testnet.yaml", network(source: "probes: statistics\n\(samples)\n\(keys)"))
        return folder.load()
    }

    @Test func `is not polled`() throws {
        let network = try #require(try load("get: https://a.org/\nhistory: true")["testnet"])
        #expect(network.sources.isEmpty)
        #expect(network.histories.map(\.history) == [HistoryPlan(most: nil, step: nil, every: nil)])
        #expect(network[source: "one"]?.every == .zero)
    }

    @Test func `is asked for ranges`() throws {
        let catalog = try load(
            "get: https://a.org/?from={from:ms}&to={to:day}&n={days}\nhistory: { most: 365d, step: 30d }\nevery: 7d"
        )
        #expect(catalog.problems == [])
        let source = try #require(catalog["testnet"]?.histories.first)
        #expect(
            source.history
                == HistoryPlan(
                    most: .seconds(31_536_000), step: .seconds(2_592_000), every: .seconds(604_800)))
        // 2026-08-22T06:00:00Z until 2026-08-24T00:00:00Z
        let range = TimeRange(
            Timestamp(seconds: 1_787_378_400), Timestamp(seconds: 1_787_529_600))
        #expect(
            source.requests.first?.filled(Blanks.values(range)).url
                == "https://a.org/?from=1787378400000&to=2026-08-24&n=2")
    }

    @Test(arguments: [
        (
            "get: https://a.org/\nhistory: { step: 30d }",
            "sources[0].history.step: steps of 30d need {from} or {to} in the request"
        ),
        ("get: https://a.org/\nhistory: false", "sources[0].history: true, or { most: 365d, step: 30d }"),
        (
            "get: https://a.org/\nhistory: { days: 3d }",
            "sources[0].history.days: unknown key; allowed: most, step"
        ),
        (
            "get: https://a.org/\nhistory: true\nvalues: { nodes.online: $.n }",
            "sources[0].values: a history gives samples: alone, with the time of each in the column 'at'"
        ),
        (
            "get: https://a.org/{from:week}\nhistory: true",
            "sources[0].get: nothing fills {from:week}: it is no name of list: and none of"
                + " days, from, from:ms, from:day, to, to:ms, to:day"
        ),
    ])
    func `says what is wrong with it`(keys: String, message: String) throws {
        let problems = try load(keys).problems
        #expect(problems.first.map { "\($0)".hasSuffix(": " + message) } == true, "\(problems)")
    }
}
