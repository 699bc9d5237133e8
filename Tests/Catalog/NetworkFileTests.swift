import Catalog
import Documents
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A network file` {
    private func read(_ text: String) throws -> Catalog {
        let folder = try Folder()
        try folder.write("Networks/testnet.yaml", text)
        return folder.load()
    }

    private func problem(_ text: String) throws -> String {
        "\(try #require(try read(text).problems.first))"
    }

    @Test func `gives all that it says`() throws {
        let catalog = try read(
            """
            id: testnet
            name: Testnet
            layer: incentives
            control: marketplace
            home: https://example.org
            token: { symbol: TST, coingecko: test-token }
            about: A network of the tests.
            spacing: 1.1s
            sources:
              - id: one
                title: The first
                get: https://example.org/a?b=c
                headers: { Authorization: 'Bearer ${key}', Accept: text/csv }
                key: ASSAY_TEST_KEY
                every: 10m
                timeout: 90s
                probes: statistics
                shape: { seen: 2026-08-22, at: somewhere }
                no-data-when: $.n = 0
                values:
                  nodes.online: $.n
                  gpu.total: $.g
                uses: { rate: { network: other, metric: gpu.total, labels: { gpu: h100 }, max-age: 1h } }
                attributes: SELECT 1
            """)
        #expect(catalog.problems == [])
        let network = try #require(catalog["testnet"])
        #expect(network.name == "Testnet" && network.layer == .incentives && network.control == .marketplace)
        #expect(network.home == "https://example.org" && network.about == "A network of the tests.")
        #expect(network.token?.symbol == "TST" && network.token?.coingecko == "test-token")
        #expect(network.spacing == .milliseconds(1_100) && !network.isUser)
        let source = try #require(network[source: "one"])
        #expect(source.network == "testnet" && source.title == "The first")
        #expect(
            source.every == .seconds(600) && source.timeout == .seconds(90) && source.probes == .statistics)
        #expect(source.shape?.seen.day == "2026-08-22" && source.shape?.at == "somewhere")
        #expect(source.key == "ASSAY_TEST_KEY" && source.noDataWhen == "$.n = 0")
        #expect(source.values.map(\.metric) == ["nodes.online", "gpu.total"])
        #expect(source.values.map(\.path) == ["$.n", "$.g"])
        #expect(source.samples == nil && source.attributes == "SELECT 1")
        let use = try #require(source.uses.first)
        #expect(use.name == "rate" && use.maxAge == .seconds(3_600))
        #expect(use.series == Series(network: "other", metric: "gpu.total", labels: ["gpu": "h100"]))
        #expect(
            "\(source.place(of: "values.gpu.total"))"
                == "Networks/testnet.yaml:22:7: sources[0].values.gpu.total")
        #expect("\(source.place(of: "samples"))" == "Networks/testnet.yaml:10:5: sources[0]")
    }

    @Test func `has defaults`() throws {
        let network = try #require(try read(network())["testnet"])
        #expect(network.spacing == .milliseconds(250) && network.token == nil && network.home == nil)
        let source = network.sources[0]
        #expect(source.timeout == .seconds(30) && source.key == nil && source.uses.isEmpty)
    }

    @Test(arguments: [
        (
            "id: testnet", "id: Test_Net",
            "1:1: id: expected an id of a-z, digits and dashes, found 'Test_Net'"
        ),
        (
            "id: testnet", "id: testn\u{323}et",
            "1:1: id: expected an id of a-z, digits and dashes, found 'testn\u{323}et'"
        ),
        (
            "layer: data", "layer: compute",
            "3:1: layer: expected one of distributed-compute, open-models, incentives, data, verifiable, edge, reference, found 'compute'"
        ),
        (
            "control: decentralized", "control: dao",
            "4:1: control: expected one of decentralized, marketplace, company, found 'dao'"
        ),
        ("about: A network of the tests.", "about:", "1:1: missing key 'about'"),
        (
            "    every: 1m", "    every: 5s",
            "10:5: sources[0].every: expected a duration of 10s or more (30s, 10m, 24h, 7d), found '5s'"
        ),
        (
            "    every: 1m", "    every: soon",
            "10:5: sources[0].every: expected a duration of 10s or more (30s, 10m, 24h, 7d), found 'soon'"
        ),
        ("    every: 1m", "    evry: 1m", "10:5: sources[0].evry: unknown key; did you mean 'every'?"),
        (
            "probes: service", "probes: api",
            "11:5: sources[0].probes: expected one of service, statistics, found 'api'"
        ),
        (
            "get: https://example.org/a", "get: http://example.org/a",
            "9:5: sources[0].get: expected an address that begins with https://, found 'http://example.org/a'"
        ),
        (
            "get: https://example.org/a", "get: http://localhost.example.org/a",
            "9:5: sources[0].get: expected an address that begins with https://, found 'http://localhost.example.org/a'"
        ),
        (
            "get: https://example.org/a", "get: file:///etc/passwd",
            "9:5: sources[0].get: expected an address that begins with https://, found 'file:///etc/passwd'"
        ),
        (
            "get: https://example.org/a", "get: https://me:secret@example.org/a",
            "9:5: sources[0].get: expected an address that begins with https://, found 'https://me:secret@example.org/a'"
        ),
        ("get: https://example.org/a", "title: x", "8:5: sources[0]: missing key 'get' or 'post'"),
        (
            "{ nodes.online: $.n }", "{ nodes.onlin: $.n }",
            "12:15: sources[0].values.nodes.onlin: no metric 'nodes.onlin' in Metrics.yaml; did you mean 'nodes.online'?"
        ),
        (
            "{ nodes.online: $.n }", "{ nodes.online: n }",
            "12:15: sources[0].values.nodes.online: expected a JSON path that begins with $, such as $.resources.gpu.total or $[0].count, found 'n'"
        ),
        (
            "values: { nodes.online: $.n }", "title: x",
            "8:5: sources[0]: a source needs values:, samples: or attributes:"
        ),
    ])
    func `says where it is wrong and what is allowed`(right: String, wrong: String, message: String) throws {
        let text = network().replacing(right, with: wrong)
        #expect(try problem(text) == "Networks/testnet.yaml:" + message)
    }

    @Test(arguments: [
        (
            "key: TOKEN",
            "sources[0].key: no header carries it; write for instance headers: { Authorization: ${key} }"
        ),
        ("headers: { A: '${key}' }", "sources[0].headers.A: ${key} needs key:"),
        ("headers: { 'A b': x }", "sources[0].headers.A b: a header's name is letters, digits and dashes"),
        (
            "headers: { A: \"x\\r\\nB: y\" }",
            "sources[0].headers.A: expected one line of ASCII, found 'x\r\nB: y'"
        ),
        (
            "key: token\nheaders: { A: '${key}' }",
            "sources[0].key: expected the name of an environment variable, such as ASSAY_TAOSTATS_KEY, found 'token'"
        ),
        ("body: x", "sources[0].body: belongs to post:, not to get:"),
        ("post: https://example.org", "sources[0].get: a source has get: or post:, not both"),
        (
            "no-data-when: n = 0",
            "sources[0].no-data-when: expected a comparison over $.paths, such as $.count = 0, found 'n = 0'"
        ),
        (
            "shape: { seen: 22.8.2026, at: x }",
            "sources[0].shape.seen: expected a day such as 2026-08-22, found '22.8.2026'"
        ),
        (
            "uses: { now: { metric: token.price, max-age: 1h } }",
            "sources[0].uses.now: a name of a-z, digits and _ that is neither response nor now"
        ),
        (
            "uses: { rate: { metric: token.price, labels: { gpu: x }, max-age: 1h } }",
            "sources[0].uses.rate.labels.gpu: 'token.price' has no label 'gpu'; it has none"
        ),
    ])
    func `says what its request lacks`(key: String, message: String) throws {
        let source =
            "get: https://example.org/a\nevery: 1m\nprobes: service\nvalues: { nodes.online: $.n }\n" + key
        #expect(try problem(network(source: source)).hasSuffix(": " + message))
    }

    @Test(arguments: ["1.1", "-1s", "61s", "infs", "nans"]) func `refuses a spacing`(text: String) throws {
        #expect(
            try problem(network(more: "spacing: \(text)"))
                == "Networks/testnet.yaml:6:1: spacing: expected seconds from 0s to 60s, such as 0.25s, found '\(text)'"
        )
    }

    @Test func `has one source for a series`() throws {
        let second = """

              - id: two
                get: https://example.org/b
                every: 1m
                probes: service
                values: { nodes.online: $.other }
            """
        #expect(
            try problem(network() + second)
                == "Networks/testnet.yaml:18:15: sources[1].values.nodes.online: the source 'one' gives 'nodes.online' already; a series has one source"
        )
        #expect(
            try problem(network() + second.replacing("two", with: "one"))
                == "Networks/testnet.yaml:14:5: sources[1].id: there is a source 'one' above")
    }

    @Test func `survives arbitrary changes`() throws {
        let folder = try Folder()
        let text = Array(network(more: "token: { symbol: T }"))
        var random = SplitMix64(seed: 4)
        for _ in 0..<500 {
            var changed = text
            for _ in 0..<3 {
                let index = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: changed.remove(at: index)
                case 1: changed.insert(text[Int.random(in: 0..<text.count, using: &random)], at: index)
                default: changed.swapAt(index, Int.random(in: 0..<changed.count, using: &random))
                }
            }
            try folder.write("Networks/testnet.yaml", String(changed))
            let catalog = folder.load()
            #expect(catalog.networks.count + catalog.problems.count == 1)
        }
    }
}
