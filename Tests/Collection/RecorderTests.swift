import Catalog
import Collection
import Extraction
import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A recorder` {
    private func record(
        _ yaml: String, environment: [String: String] = [:], _ answer: @escaping TestServer.Handler
    ) async throws -> (folder: URL, lines: [String]) {
        let folder = try TemporaryDirectory.current.appending(path: "out")
        return try await TestServer.run(answer) { server in
            let recorder = Recorder(try catalog(yaml), engine: try engine(server), environment: environment)
            let (lines, continuation) = AsyncStream.makeStream(of: String.self)
            try await recorder.run(into: folder.path) { continuation.yield("\($0)") }
            continuation.finish()
            return (folder, await lines.reduce(into: []) { $0.append($1) })
        }
    }

    private func text(_ folder: URL, _ file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    @Test func `writes what recordings and a mirror read`() async throws {
        let yaml = """
            - id: rpc
              post: https://rpc.test
              calls: [{ method: a }, { method: b }]
              every: 1m
              probes: service
              samples: SELECT 'nodes.online' AS metric, 1 AS value FROM json_each(:response) LIMIT 1
            """
        let result = try await record(yaml) { request in
            var response = TestServer.Response.json(
                request.text.contains(#""a""#) ? #"{"result":1}"# : #"{"result":2}"#)
            response.headers += [("Set-Cookie", "id=5"), ("ETag", "x")]
            return response
        }
        #expect(result.lines == ["testnet/rpc  recorded  2 files  24 B"])
        #expect(try text(result.folder, "testnet/rpc.2.json") == #"{"result":2}"#)
        #expect(
            try text(result.folder, "testnet/rpc.1.head")
                == "HTTP/1.1 200\nContent-Type: application/json\nETag: x\n")
        let routes = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: result.folder.appending(path: "routes.json")))
                as? [[String: Any]])
        #expect(routes.map { $0["rpc"] as? String } == ["a", "b"])
        #expect(routes.first?["url"] as? String == "https://rpc.test")
        #expect(routes.first?["file"] as? String == "testnet/rpc.1.json")
        #expect(
            routes.first?["headers"] as? [String: String] == [
                "Content-Type": "application/json", "ETag": "x",
            ])
        let source = try #require(try catalog(yaml)["testnet"]?.sources.first)
        let parts = try #require(Recordings(folder: result.folder.path).parts(of: source))
        #expect(
            parts.bodies.map { String(decoding: $0, as: UTF8.self) } == [#"{"result":1}"#, #"{"result":2}"#])
    }

    @Test func `leaves out of the routes what changes with time`() async throws {
        let yaml = """
            - id: file
              get: https://a.test/file?now={now:ms}
              every: 1m
              probes: service
              values: { nodes.online: $.nodes }
            """
        let result = try await record(yaml) { _ in .json(#"{"nodes": 1}"#) }
        #expect(try text(result.folder, "routes.json").contains(#""url" : "https://a.test/file""#))
    }

    @Test func `keeps answers of failure, each page and each entry`() async throws {
        let yaml = """
            - id: paged
              get: https://{host}.test/x
              list: { host: [a, b, c] }
              pages: { number: page, rows: $.items, limit: 5 }
              every: 1m
              probes: service
              samples: SELECT 'nodes.online' AS metric, 1 AS value FROM json_each(:response) LIMIT 1
            """
        let result = try await record(yaml) { request in
            if request.path.hasPrefix("/b") { return .text("busy", status: 503) }
            if request.path.hasPrefix("/c") { return .reset }
            return .json(request.query == "page=1" ? #"{"items": [1]}"# : #"{"items": []}"#)
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: result.folder.path + "/testnet")
            .sorted()
        #expect(
            files == [
                "paged.1.1.head", "paged.1.1.json", "paged.1.2.head", "paged.1.2.json", "paged.2.1.head",
                "paged.2.1.json",
            ])
        #expect(try text(result.folder, "testnet/paged.2.1.head").hasPrefix("HTTP/1.1 503\n"))
    }

    @Test func `says when every entry was answered with an error, and keeps the answers`() async throws {
        let yaml = """
            - id: hosts
              get: https://{host}.test/x
              list: { host: [a, b] }
              every: 1m
              probes: service
              samples: SELECT 'nodes.online' AS metric, 1 AS value FROM json_each(:response) LIMIT 1
            """
        let result = try await record(yaml) { _ in .text("busy", status: 503) }
        #expect(result.lines == ["testnet/hosts  failed  all 2 answered with errors: HTTP 503: busy"])
        #expect(try text(result.folder, "testnet/hosts.2.json") == "busy")
    }

    @Test func `removes keys that a server repeats`() async throws {
        let keyed =
            "get: https://api.test/nodes\nkey: ASSAY_TEST_KEY\nheaders: { Authorization: \"Bearer ${key}\" }"
        let result = try await record(nodes(keyed), environment: ["ASSAY_TEST_KEY": "s3cret-k3y"]) { _ in
            var response = TestServer.Response.json(
                #"{"nodes": 5, "you": "s3cret-k3y", "too": "a s3cret-k3y"}"#)
            response.headers.append(("Link", "<https://api.test/?key=s3cret-k3y>"))
            return response
        }
        for file in ["testnet/nodes.json", "testnet/nodes.head", "routes.json"] {
            let text = try text(result.folder, file)
            #expect(
                !text.contains("s3cret") && (file == "routes.json" || text.contains("REMOVED")), "\(file)")
        }
    }

    @Test func `removes keys from the links of pages, and from what it says of failures`() async throws {
        let keyed = """
            get: https://api.test/nodes
            key: ASSAY_TEST_KEY
            headers: { Authorization: "Bearer ${key}" }
            pages: { next: $.next, limit: 3 }
            """
        let result = try await record(nodes(keyed), environment: ["ASSAY_TEST_KEY": "s3cret/k3y"]) {
            request in
            request.query.isEmpty
                ? .json(#"{"next": "https://api.test/nodes?apikey=s3cret%2Fk3y"}"#)
                : .text(#"{"no": "s3cret\/k3y"}"#, status: 403)
        }
        #expect(result.lines == [#"testnet/nodes  failed  HTTP 403: {"no": "…"}"#])
        for file in ["testnet/nodes.1.json", "testnet/nodes.2.json", "routes.json"] {
            let text = try text(result.folder, file)
            #expect(!text.contains("s3cret") && text.contains("REMOVED"), "\(file)")
        }
    }

    @Test func `leaves nothing of an earlier recording of a source, and everything of others`() async throws {
        let keys = "get: https://api.test/nodes\npages: { number: page, rows: $.items, limit: 9 }"
        func record(pages: Int) async throws -> URL {
            try await self.record(nodes(keys)) { request in
                .json(request.query == "page=\(pages)" ? #"{"items": []}"# : #"{"items": [1]}"#)
            }.folder
        }
        let folder = try await record(pages: 3).appending(path: "testnet")
        for name in ["nodes-too.json", "nodes.md"] {
            try "x".write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        _ = try await record(pages: 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == ["nodes-too.json", "nodes.1.head", "nodes.1.json", "nodes.md"])
    }
}
