import Catalog
import Collection
import History
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `An answer in pages` {
    private static let sum = """
        samples: |
          SELECT 'nodes.online' AS metric, sum(i.value) AS value
          FROM json_each(:response) AS p, json_each(p.value, '$.items') AS i
        """

    /// What a source with `pages` gives when `answer` serves it, and the queries that it sent.
    private func collect(
        _ pages: String, url: String = "https://api.test/nodes?size=2",
        _ answer: @escaping TestServer.Handler
    ) async throws -> (line: String, values: [Double], queries: [String]) {
        let history = try history()
        let (lines, queries) = try await TestServer.run(answer) { server in
            let catalog = try catalog(nodes("get: \(url)\npages: \(pages)\n\(Self.sum)"))
            return (try await collectOnce(catalog, server, into: history), server.requests.map(\.query))
        }
        return (lines.joined(), try history.latest().map(\.value), queries)
    }

    @Test(arguments: ["null", "\"\""]) func `by link ends where there is none`(end: String) async throws {
        let result = try await collect("{ next: $.next, limit: 5 }") { request in
            request.query.contains("p=2")
                ? .json(#"{"items": [3], "next": \#(end)}"#)
                : .json(#"{"items": [1, 2], "next": "https://api.test:443/nodes?size=2&p=2"}"#)
        }
        #expect(result.line == "testnet/nodes  ok  1 sample")
        #expect(result.values == [6])
        #expect(result.queries == ["size=2", "size=2&p=2"])
    }

    @Test func `by the Link header may be relative`() async throws {
        let result = try await collect("{ next: Link, limit: 5 }") { request in
            var response = TestServer.Response.json(#"{"items": [1]}"#)
            if request.query == "size=2" {
                response.headers.append(("Link", #"</nodes?size=2&c=x>; rel="next", </>; rel="first""#))
            }
            return response
        }
        #expect(result.values == [2])
        #expect(result.queries == ["size=2", "size=2&c=x"])
    }

    @Test func `by cursor escapes it`() async throws {
        let result = try await collect("{ cursor: $.page.key, as: page.key, limit: 5 }") { request in
            request.query.contains("page.key")
                ? .json(#"{"items": [4], "page": {"key": null}}"#)
                : .json(#"{"items": [1], "page": {"key": "a+b=/é"}}"#)
        }
        #expect(result.values == [5])
        #expect(result.queries == ["size=2", "size=2&page.key=a%2Bb%3D%2F%C3%A9"])
    }

    @Test func `by number ends with the count that the answer gives`() async throws {
        let result = try await collect(
            "{ number: page, count: $.pages, limit: 5 }", url: "https://api.test/nodes?page=9&size=2"
        ) { _ in .json(#"{"items": [1], "pages": 3}"#) }
        #expect(result.values == [3])
        #expect(result.queries == ["size=2&page=1", "size=2&page=2", "size=2&page=3"])
    }

    @Test func `by number ends with an empty list`() async throws {
        let result = try await collect("{ number: page, from: 0, rows: $.items, limit: 5 }") { request in
            .json(request.query.hasSuffix("page=2") ? #"{"items": []}"# : #"{"items": [1, 1]}"#)
        }
        #expect(result.values == [4])
        #expect(result.queries == ["size=2&page=0", "size=2&page=1", "size=2&page=2"])
    }

    @Test func `is read from the beginning when no more is wanted`() async throws {
        let result = try await collect("{ number: page, rows: $.items, first: 2 }") { _ in
            .json(#"{"items": [1]}"#)
        }
        #expect(result.values == [2])
        #expect(result.queries.count == 2)
    }

    /// A node of one's own is asked by plain http.
    @Test func `of this computer are read by http`() async throws {
        let history = try history()
        let lines = try await TestServer.run { request in
            request.query.isEmpty ? .json(#"{"items": [1], "next": "?page=2"}"#) : .json(#"{"items": [4]}"#)
        } while: { server in
            let catalog = try catalog(
                nodes("get: \(server.url)/nodes\npages: { next: $.next, limit: 5 }\n\(Self.sum)"))
            return try await collectOnce(catalog, nil, into: history)
        }
        #expect(lines == ["testnet/nodes  ok  1 sample"])
        #expect(try history.latest().map(\.value) == [5])
    }

    @Test(arguments: [
        (
            "{ number: page, rows: $.items, limit: 3 }", #"{"items": [1]}"#, 3,
            "more than 3 pages; pages.limit in the definition allows no more"
        ),
        (
            "{ next: $.next, limit: 9 }", #"{"items": [1], "next": "/nodes?size=2&p=1"}"#, 2,
            "page 2 leads to a page that was read already"
        ),
        (
            "{ next: $.next, limit: 9 }", #"{"items": [1], "next": "/nodes?size=2"}"#, 1,
            "page 1 leads to a page that was read already"
        ),
        (
            "{ next: $.next, first: 2 }", #"{"items": [1], "next": "/nodes?size=2"}"#, 1,
            "page 1 leads to a page that was read already"
        ),
        (
            "{ cursor: $.next, as: c, limit: 9 }", #"{"items": [1], "next": 7}"#, 2,
            "page 2 leads to a page that was read already"
        ),
        (
            "{ next: $.next, limit: 9 }", #"{"items": [1], "next": "https://evil.test/nodes"}"#, 1,
            "page 1 leads away from its host: https://evil.test/nodes"
        ),
        (
            "{ next: $.next, limit: 9 }", #"{"items": [1], "next": "http://api.test/nodes"}"#, 1,
            "page 1 leads away from its host: http://api.test/nodes"
        ),
        (
            "{ next: $.next, limit: 9 }", #"{"items": [1], "next": "file:///etc/passwd"}"#, 1,
            "page 1 leads away from its host: file:///etc/passwd"
        ),
        (
            "{ number: page, count: $.pages, limit: 9 }", #"{"items": [1]}"#, 1,
            "page 1 has no number of pages at $.pages"
        ),
        ("{ number: page, rows: $.item, limit: 9 }", #"{"items": [1]}"#, 1, "page 1 has no list at $.item"),
        ("{ next: $.next, limit: 9 }", "<html>", 1, "page 1: not JSON: begins with «<html>»"),
    ])
    func `that goes wrong stores nothing`(pages: String, body: String, requests: Int, message: String)
        async throws
    {
        let result = try await collect(pages) { _ in .json(body) }
        #expect(result.line == "testnet/nodes  failed  " + message)
        #expect(result.values == [])
        #expect(result.queries.count == requests)
    }

    @Test func `is none when its second page fails`() async throws {
        let result = try await collect("{ number: page, rows: $.items, limit: 3 }") { request in
            request.query.hasSuffix("page=2") ? .text("gone", status: 500) : .json(#"{"items": [1]}"#)
        }
        #expect(result.line == "testnet/nodes  failed  HTTP 500: gone")
        #expect(result.values == [])
    }
}
