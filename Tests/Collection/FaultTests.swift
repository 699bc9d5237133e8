import Collection
import Foundation
import History
import Storage
import TestSupport
import Testing

/// Every way in which a server can disappoint: what the user reads, and that nothing is stored.
@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A source that answers wrongly` {
    private func expect(
        _ response: TestServer.Response, says message: String, keys: String = "get: https://api.test/nodes",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let history = try history()
        let lines = try await TestServer.run { _ in
            response
        } while: { server in
            try await collectOnce(try catalog(nodes(keys)), server, into: history)
        }
        #expect(lines == ["testnet/nodes  " + message], sourceLocation: sourceLocation)
        #expect(try history.latest() == [], sourceLocation: sourceLocation)
        let record = try #require(try history.sources().first, sourceLocation: sourceLocation)
        #expect(record.lastGood == nil, sourceLocation: sourceLocation)
    }

    @Test func `with 100 MB`() async throws {
        let piece = TestServer.Response(
            body: [UInt8](repeating: 0x20, count: 1 << 20), delivery: .repeated(100))
        try await expect(piece, says: "failed  The answer of api.test is over the limit of 32 MiB.")
    }

    @Test func `with 100 MB that it announces`() async throws {
        try await expect(
            .truncated("{", announced: 100_000_000),
            says: "failed  The answer of api.test is over the limit of 32 MiB.")
    }

    @Test func `a byte a second`() async throws {
        let slow = TestServer.Response.drip(Array(#"{"nodes": 5}"#.utf8), every: .seconds(1))
        try await expect(
            slow, says: "failed  api.test did not complete its answer within 1 s.",
            keys: "get: https://api.test/nodes\ntimeout: 1s")
    }

    @Test func `never`() async throws {
        try await expect(
            .hang, says: "failed  api.test did not complete its answer within 1 s.",
            keys: "get: https://api.test/nodes\ntimeout: 1s")
    }

    @Test func `with a broken connection`() async throws {
        try await expect(
            .truncated(#"{"nodes": 5"#, announced: 500),
            says:
                "failed  api.test broke off its answer after 11 bytes: transfer closed with 489 bytes remaining to read."
        )
    }

    @Test(arguments: [
        (
            "<html><body>Down for maintenance</body></html>",
            "not JSON: begins with «<html><body>Down for maintenance</body><…»"
        ),
        (
            #"{"nodes": 5, "list": [1, 2"#,
            #"not JSON: breaks off after 26 bytes, with «{"nodes": 5, "list": [1, 2»"#
        ),
        ("", "the answer is empty"),
        (
            #"{"nodes": "many"}"#,
            "the answer holds none of the expected figures: nodes.online: is text «many», not a number"
        ),
        (
            #"{"knots": 5}"#,
            "the answer holds none of the expected figures: nodes.online: nothing at $.nodes"
        ),
        (
            #"{"error": {"code": -32000, "message": "over\u001b[2J capacity"}}"#,
            "the API answers error -32000: over[2J capacity"
        ),
    ])
    func `with what is no answer`(body: String, message: String) async throws {
        try await expect(.json(body), says: "failed  " + message)
    }

    @Test(arguments: [
        (500, "oops\u{1B}[31m\u{9B}5m", "failed  HTTP 500: oops·[31m·5m"),
        (404, "", "failed  HTTP 404"),
        (403, "<html>\n  <b>blocked</b>", "failed  HTTP 403: <html> <b>blocked</b>"),
        (304, "", "failed  HTTP 304"),
        (429, "slow down", "limited  HTTP 429: slow down"),
    ])
    func `with a status of failure`(status: Int, body: String, message: String) async throws {
        try await expect(.text(body, status: status), says: message)
    }

    @Test func `with 429 and the time to wait`() async throws {
        var response = TestServer.Response.text("", status: 429)
        response.headers.append(("Retry-After", "120"))
        try await expect(response, says: "limited  HTTP 429; asked to wait 2m")
    }

    @Test func `with a redirect to a file`() async throws {
        try await expect(
            .redirect(to: "file:///etc/passwd"),
            says:
                "failed  api.test redirects to file:///etc/passwd, which is refused: only http and https are allowed."
        )
    }

    @Test func `with redirects in a circle`() async throws {
        try await expect(
            .redirect(to: "/again"),
            says: "failed  api.test still redirects after 5 redirects: check the URL.")
    }

    @Test func `from a host that is not found`() async throws {
        let history = try history()
        let lines = try await collectOnce(
            try catalog(nodes("get: https://nowhere.invalid/nodes")), nil, into: history)
        #expect(
            lines == [
                "testnet/nodes  failed  The host nowhere.invalid is not found: check its name and the connection to"
                    + " the network."
            ])
        #expect(try history.latest() == [])
    }

    /// One row is bad; its neighbour is not.
    @Test func `with an escape sequence in a name`() async throws {
        let samples = """
            get: https://api.test/nodes
            samples: |
              SELECT 'nodes.online' AS metric, n.value ->> 'name' AS kind, n.value ->> 'n' AS value
              FROM json_each(:response) AS n
            """
        let history = try history()
        let lines = try await TestServer.run { _ in
            .json(
                #"[{"name": "a\u001b[31mb", "n": 5}, {"name": "good", "n": 6}, {"name": "b\u202ec", "n": 7}]"#
            )
        } while: { server in
            try await collectOnce(try catalog(nodes(samples)), server, into: history)
        }
        #expect(
            lines == [
                "testnet/nodes  ok  1 sample  (nodes.online: the label kind holds a control character (2 times))"
            ])
        #expect(
            try history.latest().map { "\($0.series) \($0.value)" } == ["testnet nodes.online{kind=good} 6.0"]
        )
    }

    @Test func `with two rows of one series`() async throws {
        let samples = """
            get: https://api.test/nodes
            samples: SELECT 'nodes.online' AS metric, n.value AS value FROM json_each(:response) AS n
            """
        try await expect(
            .json("[5, 6]"),
            says:
                "failed  the answer holds none of the expected figures: nodes.online: two rows for one series",
            keys: samples)
    }
}
