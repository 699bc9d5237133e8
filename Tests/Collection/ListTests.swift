import Catalog
import Collection
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A list of things to ask about` {
    private static let gateways = """
        get: "{gateway}/ipfs/x?format=raw"
        list: { gateway: [https://a.test, https://b.test, https://c.test] }
        as: text
        samples: |
          SELECT 'nodes.online' AS metric, count(*) AS value FROM json_each(:response) AS g
          WHERE g.value ->> 'body' = 'hello' AND g.value ->> 'type' = 'application/vnd.ipld.raw'
        attributes: |
          SELECT 'error' AS name, g.value ->> 'gateway' AS kind, g.value ->> 'error' AS value
          FROM json_each(:response) AS g
        """

    /// A figure in each answer, and none in an error.
    private static let answers = """
        get: "{gateway}/count"
        list: { gateway: [https://a.test, https://b.test, https://c.test] }
        samples: |
          SELECT 'nodes.online' AS metric, g.value ->> '$.body.count' AS value FROM json_each(:response) AS g
        """

    private func hello(_ type: String = "Application/vnd.ipld.raw; x=y") -> TestServer.Response {
        TestServer.Response(headers: [("Content-Type", type)], body: Array("hello".utf8))
    }

    @Test func `is asked one by one, and one that fails is no failure of the others`() async throws {
        let history = try history()
        try await TestServer.run { [good = hello()] request in
            switch request.path {
            case "/a.test/ipfs/x": good
            case "/b.test/ipfs/x": .text("busy", status: 503)
            default: .reset
            }
        } while: { server in
            let catalog = try catalog(nodes(Self.gateways))
            let lines = try await collectOnce(catalog, server, into: history)
            #expect(lines == ["testnet/nodes  ok  1 sample"])
        }
        #expect(try history.latest().map(\.value) == [1])
        let facts = try history.facts(network: "testnet")
        #expect(
            facts.map { "\($0.fact.labels)" }.sorted() == ["kind=https://b.test", "kind=https://c.test"])
        #expect(facts.contains { $0.fact.text == "HTTP 503: busy" })
        let poll = try #require(try history.sources().first?.last)
        // The one that answered rightly speaks for the poll.
        #expect(poll.status == 200 && poll.phases != nil)
    }

    @Test func `counts none up when all answer wrongly`() async throws {
        let history = try history()
        try await TestServer.run { _ in
            .text("forbidden", status: 403)
        } while: { server in
            let catalog = try catalog(nodes(Self.gateways))
            let lines = try await collectOnce(catalog, server, into: history)
            #expect(lines == ["testnet/nodes  ok  1 sample"])
        }
        #expect(try history.latest().map(\.value) == [0])
    }

    @Test func `tells the error that all answered with, where there is nothing to count`() async throws {
        let history = try history()
        try await TestServer.run { _ in
            .text("gone", status: 404)
        } while: { server in
            let catalog = try catalog(nodes(Self.answers))
            let lines = try await collectOnce(catalog, server, into: history)
            #expect(lines == ["testnet/nodes  failed  all 3 answered with errors: HTTP 404: gone"])
        }
    }

    @Test func `is not measured when all ask to come back later`() async throws {
        let history = try history()
        try await TestServer.run { _ in
            .text("", status: 429)
        } while: { server in
            let catalog = try catalog(nodes(Self.gateways))
            let lines = try await collectOnce(catalog, server, into: history)
            #expect(lines == ["testnet/nodes  limited  HTTP 429"])
        }
        #expect(try history.latest() == [])
    }

    /// Three hosts at once that do not answer: Assay's own network is as likely.
    @Test func `is not measured when no host can be reached`() async throws {
        let history = try history()
        try await TestServer.run { _ in
            .reset
        } while: { server in
            let catalog = try catalog(nodes(Self.gateways))
            let line = try await collectOnce(catalog, server, into: history).joined()
            #expect(line.hasPrefix("testnet/nodes  unmeasured  no host can be reached; "), "\(line)")
        }
        #expect(try history.latest() == [])
        #expect(try history.sources().first?.failures == 0)
    }

    /// Four requests to one host go at once: the last of twelve wait for two others, which are no part of their time.
    @Test func `counts to nobody's time how long they wait for others`() async throws {
        let history = try history()
        let slow = """
            get: https://a.test/{part}
            list: { part: [a, b, c, d, e, f, g, h, i, j, k, l] }
            samples: |
              SELECT 'nodes.online' AS metric, g.value ->> 'part' AS kind, g.value ->> 'ms' AS value
              FROM json_each(:response) AS g
            """
        let report = try await TestServer.run { _ in
            .drip(Array("{}  ".utf8), every: .milliseconds(50))
        } while: { server in
            let collector = Collector(
                try catalog(nodes(slow)), fetcher: try engine(server), history: history)
            let lines = Lines()
            _ = await collector.once { await lines.add($0) }
            return try #require(await lines.reports.first)
        }
        let values = try history.latest().map(\.value)
        let whole = Double(try #require(report.duration).inMilliseconds)
        #expect(values.count == 12 && values.allSatisfy { $0 < whole * 0.75 }, "\(values) of \(whole)")
    }
}
