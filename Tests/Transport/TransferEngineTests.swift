import TestSupport
import Testing
import Transport

struct TransferEngineTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0"))

    @Test func `An answer comes with status, headers, body and address`() async throws {
        try await TestServer.run { _ in
            .json(#"{"nodes": 3}"#)
        } while: { server in
            let response = try await engine.fetch(Request("\(server.url)/v1/nodes?all=1"))
            #expect(response.status == 200)
            #expect(response.header("content-TYPE") == "application/json")
            #expect(response.body == Array(#"{"nodes": 3}"#.utf8))
            #expect(response.wireBytes == 12)
            #expect(response.url == "\(server.url)/v1/nodes?all=1")
            #expect(response.version == "HTTP/1.1")
        }
    }

    @Test func `A request is sent as it was written`() async throws {
        try await TestServer.run { _ in
            .text("")
        } while: { server in
            let headers = [("X-Key", "a: b; c"), ("X-Empty", ""), ("Accept", "application/json")]
                .map { Request.Header(name: $0.0, value: $0.1) }
            _ = try await engine.fetch(Request("\(server.url)/v1/nodes?all=1&q=%20", headers: headers))
            let request = try #require(server.requests.first)
            #expect(request.method == "GET")
            #expect(request.path == "/v1/nodes")
            #expect(request.query == "all=1&q=%20")
            #expect(request.header("Host") == server.host)
            #expect(request.header("User-Agent") == "Assay/0.0")
            #expect(request.header("X-Key") == "a: b; c")
            #expect(request.header("X-Empty") == "")
            #expect(request.header("Accept") == "application/json")
        }
    }

    @Test(arguments: ["", #"{"jsonrpc": "2.0"}"#, String(repeating: "\0\n", count: 500_000)])
    func `A POST's body arrives whole`(body: String) async throws {
        try await TestServer.run { request in
            TestServer.Response(body: request.body)
        } while: { server in
            let headers = [Request.Header(name: "Content-Type", value: "application/json")]
            let request = Request(server.url, method: .post, headers: headers, body: Array(body.utf8))
            let response = try await engine.fetch(request)
            #expect(response.body == request.body)
            #expect(server.requests.first?.method == "POST")
            #expect(server.requests.first?.header("Content-Type") == "application/json")
        }
    }

    @Test func `HEAD asks for headers alone, however large the body would be`() async throws {
        try await TestServer.run { _ in
            .raw("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\nX-Height: 7\r\n\r\n")
        } while: { server in
            let response = try await engine.fetch(Request(server.url, method: .head))
            #expect(response.header("X-Height") == "7")
            #expect(response.body.isEmpty)
            #expect(server.requests.first?.method == "HEAD")
        }
    }

    @Test(arguments: [200, 204, 304, 404, 429, 500, 503])
    func `Any status is an answer`(status: Int) async throws {
        try await TestServer.run { _ in
            TestServer.Response(status: status, headers: [("Retry-After", "7")])
        } while: { server in
            let response = try await engine.fetch(Request(server.url))
            #expect(response.status == status)
            #expect(response.body.isEmpty)
            #expect(response.retryAfter == .seconds(7))
        }
    }

    @Test func `Repeated headers are kept in order`() async throws {
        try await TestServer.run { _ in
            TestServer.Response(headers: [("Link", "<a>"), ("X-Other", "1"), ("link", "<b>")])
        } while: { server in
            let response = try await engine.fetch(Request(server.url))
            #expect(response.headers(named: "LINK") == ["<a>", "<b>"])
            #expect(response.header("Missing") == nil)
        }
    }

    @Test func `Bytes from outside come as they are, for others to judge`() async throws {
        try await TestServer.run { _ in
            TestServer.Response(
                headers: [("X-Name", "a\u{1B}[2Jb")], body: [0x1B, 0x5B, 0x32, 0x4A, 0xFF, 0])
        } while: { server in
            let response = try await engine.fetch(Request(server.url))
            #expect(response.header("X-Name") == "a\u{1B}[2Jb")
            #expect(response.body == [0x1B, 0x5B, 0x32, 0x4A, 0xFF, 0])
        }
    }

    @Test(arguments: [
        ("X-Key\r\nX-Evil", "1"), ("X-Key", "1\r\nX-Evil: 2"), ("X-Key", "\0"), ("X Key", "1"), ("", "1"),
    ])
    func `A header that would not be one line is refused, not sent`(name: String, value: String) async throws
    {
        try await TestServer.run { _ in
            .text("")
        } while: { server in
            let request = Request(server.url, headers: [.init(name: name, value: value)])
            await #expect(throws: TransferError.unusableHeader(name)) { try await engine.fetch(request) }
            #expect(server.connections == 0)
        }
    }

    @Test func `A URL with a line break is refused, not sent`() async throws {
        try await TestServer.run { _ in
            .text("")
        } while: { server in
            let url = "\(server.url)/ HTTP/1.1\r\nX-Evil: 1"
            await #expect(throws: TransferError.unusableURL(url, why: "it holds a control character")) {
                try await engine.fetch(Request(url))
            }
            #expect(server.connections == 0)
        }
    }
}
