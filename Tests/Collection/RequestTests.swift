import Catalog
import Collection
import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A poll` {
    @Test func `stores what was measured, and where it came from`() async throws {
        let history = try history()
        let lines = try await TestServer.run { request in
            #expect(request.path == "/api.test/nodes" && request.query == "a=b")
            #expect(request.header("User-Agent") == "Assay/0.0")
            return .json(#"{"nodes": 812}"#)
        } while: { server in
            try await collectOnce(
                try catalog(nodes("get: https://api.test/nodes?a=b")), server, into: history)
        }
        #expect(lines == ["testnet/nodes  ok  1 sample"])
        let latest = try #require(try history.latest().first)
        #expect(latest.series == Series(network: "testnet", metric: "nodes.online"))
        #expect(latest.value == 812 && latest.source == "nodes" && latest.origin == .measured)
        // printf '{"nodes": 812}' | sha256sum
        #expect(latest.hash == "4bdbd155cc2ef8e95bdce077c87ad48bfb2427bd0d2118d4d5614c8df8dd2d23")
        let poll = try #require(try history.sources().first?.last)
        #expect(poll.status == 200 && poll.bytes == 14 && poll.probes == .service)
        #expect(try #require(poll.phases).total > 0)
    }

    @Test func `tells the moment at which it asks, of each entry of a list too`() async throws {
        let clock = HandClock(Timestamp(seconds: 1_795_442_400))
        let list = """
            get: https://{host}.test/file?now={now:ms}
            list: { host: [a, b] }
            samples: SELECT 'nodes.online' AS metric, count(*) AS value FROM json_each(:response)
            """
        let history = try history()
        try await TestServer.run { _ in
            .json("{}")
        } while: { server in
            _ = try await collectOnce(try catalog(nodes(list)), server, into: history, clock: clock)
            #expect(server.requests.map(\.query) == ["now=1795442400000", "now=1795442400000"])
        }
    }

    @Test func `of several calls reads their answers as one list`() async throws {
        let calls = """
            post: https://rpc.test
            calls: [{ method: a }, { method: b }]
            samples: SELECT 'nodes.online' AS metric, sum(r.value ->> 'result') AS value FROM json_each(:response) AS r
            """
        let history = try history()
        try await TestServer.run { request in
            .json(
                request.text.contains(#""method":"a""#) ? #"{"id":1,"result":30}"# : #"{"id":2,"result":12}"#)
        } while: { server in
            let lines = try await collectOnce(try catalog(nodes(calls)), server, into: history)
            #expect(
                lines == [
                    "testnet/nodes  ok  1 sample"
                ])
            #expect(server.requests.count == 2 && server.connections == 1)
        }
        #expect(try history.latest().map(\.value) == [42])
    }

    @Test func `of several calls is none when one of them fails`() async throws {
        let calls = """
            post: https://rpc.test
            calls: [{ method: a }, { method: b }, { method: c }]
            samples: SELECT 'nodes.online' AS metric, sum(r.value ->> 'result') AS value FROM json_each(:response) AS r
            """
        let history = try history()
        try await TestServer.run { request in
            request.text.contains(#""method":"b""#)
                ? .json("{}", status: 502) : .json(#"{"id":1,"result":30}"#)
        } while: { server in
            let lines = try await collectOnce(try catalog(nodes(calls)), server, into: history)
            #expect(lines == ["testnet/nodes  failed  HTTP 502: {}"])
            #expect(server.requests.count == 2)
        }
        #expect(try history.latest() == [])
    }

    /// Two halves that are no JSON would make a list that is.
    @Test func `of several calls looks at each answer by itself`() async throws {
        let calls = """
            post: https://rpc.test
            calls: [{ method: a }, { method: b }]
            samples: SELECT 'nodes.online' AS metric, 5 AS value FROM json_each(:response)
            """
        let history = try history()
        try await TestServer.run { request in
            .json(request.text.contains(#""method":"a""#) ? #"{"a": [1"# : "2]}")
        } while: { server in
            let lines = try await collectOnce(try catalog(nodes(calls)), server, into: history)
            #expect(
                lines == [
                    #"testnet/nodes  failed  answer 1 of 2: not JSON: breaks off after 8 bytes, with «{"a": [1»"#
                ])
        }
    }

    @Test func `of several calls may have 32 MiB in all`() async throws {
        let calls = """
            post: https://rpc.test
            calls: [{ method: a }, { method: b }]
            samples: SELECT 'nodes.online' AS metric, 5 AS value FROM json_each(:response)
            """
        let history = try history()
        try await TestServer.run { _ in
            TestServer.Response(body: [UInt8](repeating: 0x20, count: 1 << 20), delivery: .repeated(20))
        } while: { server in
            let lines = try await collectOnce(try catalog(nodes(calls)), server, into: history)
            #expect(lines == ["testnet/nodes  failed  The answer of rpc.test is over the limit of 12 MiB."])
        }
    }

    @Test func `keeps requests to one host apart by the network's spacing`() async throws {
        let clock = HandClock()
        let history = try history()
        let calls =
            "post: https://rpc.test\ncalls: [{ method: a }, { method: b }]\nsamples: SELECT 'nodes.online' AS metric, 5 AS value WHERE :response IS NOT NULL"
        try await TestServer.run { _ in
            .json(#"{"result":1}"#)
        } while: { server in
            let catalog = try catalog(nodes(calls), more: "spacing: 1.1s")
            async let lines = collectOnce(catalog, server, into: history, clock: clock)
            // The limit of a round sleeps too.
            await clock.sleepers(2)
            #expect(server.requests.count == 1)
            #expect(clock.alarm == clock.now() + .milliseconds(1_100))
            clock.advance(by: .milliseconds(1_100))
            #expect(try await lines == ["testnet/nodes  ok  1 sample"])
            #expect(server.requests.count == 2)
        }
    }

    @Test func `without its key asks nothing and blames nobody`() async throws {
        let history = try history()
        let keyed =
            "get: https://api.test/nodes\nkey: ASSAY_TEST_KEY\nheaders: { Authorization: \"Bearer ${key}\" }"
        try await TestServer.run { _ in
            .json(#"{"nodes": 5}"#)
        } while: { server in
            for environment in [[:], ["ASSAY_TEST_KEY": ""]] {
                let lines = try await collectOnce(
                    try catalog(nodes(keyed)), server, into: history, environment: environment)
                #expect(lines == ["testnet/nodes  needs-key  ASSAY_TEST_KEY"])
            }
            #expect(server.requests.isEmpty)
        }
        #expect(try history.sources().first?.failures == 0)
    }

    /// A server may repeat in its answer what it was sent.
    @Test func `sends its key and keeps it nowhere`() async throws {
        let path = try TemporaryDirectory.current.appending(path: "a.sqlite").path
        let history = try history()
        let keyed =
            "get: https://api.test/nodes\nkey: ASSAY_TEST_KEY\nheaders: { Authorization: \"Bearer ${key}\" }"
        try await TestServer.run { request in
            #expect(request.header("Authorization") == "Bearer s3cret-k3y")
            return .text("bad token s3cret-k3y", status: 401)
        } while: { server in
            let lines = try await collectOnce(
                try catalog(nodes(keyed)), server, into: history,
                environment: ["ASSAY_TEST_KEY": "s3cret-k3y"])
            #expect(lines == ["testnet/nodes  failed  HTTP 401: bad token …"])
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: TemporaryDirectory.current.path)
        where file.hasPrefix("a.sqlite") {
            let bytes = try Data(
                contentsOf: URL(filePath: path).deletingLastPathComponent().appending(path: file))
            #expect(bytes.range(of: Data("s3cret".utf8)) == nil, "\(file)")
        }
    }

    @Test(arguments: [
        (200, #"{"error": "invalid key sk-live/SECRET1234"}"#),
        (200, "key sk-live/SECRET1234 is not known here"),
        (401, #"{"m": "bad key sk-live\/SECRET1234"}"#), (401, "no /v1?key=sk-live%2FSECRET1234"),
        (401, "no /v1?key=sk-live%2fSECRET1234"), (200, #"{"nodes": "sk-live\/SECRET1234"}"#),
        (200, #"{"nodes": 5, "x": "sk-live\u002FSECRET1234"}"#),
        (200, #"{"nodes": 5, "x": "sk-live/SECRET1234"#),
    ])
    func `shows its key nowhere, however a server repeats it`(status: Int, body: String) async throws {
        let history = try history()
        let keyed = """
            get: https://api.test/nodes
            key: ASSAY_TEST_KEY
            headers: { Authorization: "Bearer ${key}" }
            samples: |
              SELECT 'nodes.online' AS metric, :response ->> '$.x' AS kind, :response ->> '$.nodes' AS value
            attributes: SELECT 'x' AS name, :response ->> '$.x' AS kind, :response ->> '$.x' AS value
            """
        let lines = try await TestServer.run { _ in
            .text(body, status: status)
        } while: { server in
            try await collectOnce(
                try catalog(nodes(keyed)), server, into: history,
                environment: ["ASSAY_TEST_KEY": "sk-live/SECRET1234"])
        }
        var texts = lines + (try history.latest().map { "\($0.series)" })
        texts += try history.facts(network: "testnet").map { "\($0.fact)" }
        texts += try history.sources().map { "\($0)" }
        for secret in ["sk-live", "SECRET"] {
            #expect(!texts.joined().contains(secret), "\(texts)")
        }
    }

    /// A page's link is told when it leads away.
    @Test func `shows its key in no link`() async throws {
        let keyed = """
            get: https://api.test/nodes
            key: ASSAY_TEST_KEY
            headers: { Authorization: "Bearer ${key}" }
            pages: { next: $.next, limit: 3 }
            """
        let lines = try await TestServer.run { _ in
            .json(#"{"next": "https://other.test/x?apikey=s3cret-k3y"}"#)
        } while: { server in
            try await collectOnce(
                try catalog(nodes(keyed)), server, into: try history(),
                environment: ["ASSAY_TEST_KEY": "s3cret-k3y"])
        }
        #expect(
            lines == ["testnet/nodes  failed  page 1 leads away from its host: https://other.test/x?apikey=…"]
        )
    }

    /// 2100-01-01, as a source that counts in another unit would say.
    @Test func `takes no figure of a time that has not come`() async throws {
        let history = try history()
        let samples = """
            get: https://api.test/nodes
            samples: |
              SELECT 'nodes.online' AS metric, n.value ->> 'at' AS at, n.value ->> 'n' AS value
              FROM json_each(:response) AS n
            """
        for (body, line) in [
            (
                #"[{"at": 4102444800, "n": 5}]"#,
                "failed  no row has a time in 'at' that has come"
            ),
            (
                #"[{"at": 4102444800, "n": 5}, {"at": 1795478000, "n": 6}]"#,
                "ok  1 sample  (1 row with a time in 'at' that has not come)"
            ),
        ] {
            let lines = try await TestServer.run { _ in
                .json(body)
            } while: { server in
                try await collectOnce(try catalog(nodes(samples)), server, into: history, clock: HandClock())
            }
            #expect(lines == ["testnet/nodes  " + line])
        }
        #expect(try history.latest().map(\.value) == [6])
    }

    @Test func `that finds no data is neither good nor failed`() async throws {
        let history = try history()
        try await TestServer.run { _ in
            .json(#"{"nodes": 0}"#)
        } while: { server in
            let lines = try await collectOnce(
                try catalog(nodes("get: https://api.test/nodes\nno-data-when: $.nodes = 0")), server,
                into: history)
            #expect(lines == ["testnet/nodes  no-data  the answer holds no data ($.nodes = 0)"])
        }
        #expect(try history.latest() == [])
    }

    @Test(arguments: [(3_600, [10.0]), (3_601, [])])
    func `binds a figure of another series while it is young`(age: Int, values: [Double]) async throws {
        let clock = HandClock()
        let history = try history()
        let time = clock.now() - .seconds(Int64(age))
        try history.record(
            Poll(
                network: "other", source: "prices", slot: time, time: time, outcome: .ok,
                samples: [Sample(Series(network: "other", metric: "token.price"), at: time, 2.5)]))
        let keys = """
            get: https://api.test/spend
            uses: { price: { network: other, metric: token.price, max-age: 1h } }
            samples: SELECT 'gpu.total' AS metric, decimal(:response ->> '$.tokens', 0) * :price AS value
            """
        _ = try await TestServer.run { _ in
            .json(#"{"tokens": "4"}"#)
        } while: { server in
            try await collectOnce(try catalog(nodes(keys)), server, into: history, clock: clock)
        }
        #expect(try history.latest(network: "testnet").map(\.value) == values)
    }
}
