import Metrics
import TestSupport
import Testing
import Transport

struct RedirectTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0"))

    /// Counts `/3` down to `/0`, which answers.
    @Sendable private func countDown(_ request: TestServer.Request) -> TestServer.Response {
        guard let left = Int(request.path.dropFirst()), left > 0 else { return .text("there") }
        return .redirect(to: "\(left - 1)")
    }

    @Test func `Five redirects are followed`() async throws {
        try await TestServer.run(countDown) { server in
            let response = try await engine.fetch(Request("\(server.url)/5"))
            #expect(response.status == 200)
            #expect(response.url == "\(server.url)/0")
            #expect(server.requests.map(\.path) == ["/5", "/4", "/3", "/2", "/1", "/0"])
        }
    }

    @Test func `A sixth one is not`() async throws {
        try await TestServer.run(countDown) { server in
            await #expect(throws: TransferError.tooManyRedirects(host: server.host, limit: 5)) {
                try await engine.fetch(Request("\(server.url)/6"))
            }
            #expect(server.requests.count == 6)
        }
    }

    @Test func `A loop ends`() async throws {
        try await TestServer.run { _ in
            .redirect(to: "/")
        } while: { server in
            await #expect(throws: TransferError.tooManyRedirects(host: server.host, limit: 5)) {
                try await engine.fetch(Request(server.url))
            }
        }
    }

    @Test(arguments: [
        ("file:///etc/passwd", "only http and https are allowed"),
        ("ftp://127.0.0.1/x", "only http and https are allowed"),
        ("gopher://127.0.0.1/x", "only http and https are allowed"),
        ("http://name:word@127.0.0.1/", "a name or password in a URL is not allowed; send it in a header"),
    ])
    func `A redirect to what is not plain http is refused`(location: String, why: String) async throws {
        try await TestServer.run { _ in
            .redirect(to: location)
        } while: { server in
            await #expect(throws: TransferError.redirectRefused(host: server.host, to: location, why: why)) {
                try await engine.fetch(Request(server.url))
            }
            #expect(server.requests.count == 1)
        }
    }

    /// The address is one of documentation (RFC 5737), at which nobody is.
    @Test func `A redirect by plain http to another host than this computer is refused`() async throws {
        let location = "http://192.0.2.2/metadata"
        try await TestServer.run { _ in
            .redirect(to: location)
        } while: { server in
            let why = "it leads by plain http to another host"
            await #expect(throws: TransferError.redirectRefused(host: server.host, to: location, why: why)) {
                try await engine.fetch(Request(server.url))
            }
        }
    }

    @Test(arguments: [
        (301, Request.Method.post, "GET"), (302, .post, "GET"), (303, .post, "GET"), (307, .post, "POST"),
        (308, .post, "POST"), (301, .head, "HEAD"), (303, .head, "HEAD"), (302, .get, "GET"),
    ])
    func `A redirect keeps or changes the method as RFC 9110 says`(
        status: Int, method: Request.Method, next: String
    ) async throws {
        try await TestServer.run { request in
            request.path == "/" ? .redirect(to: "/next", status: status) : .text("")
        } while: { server in
            let headers = [Request.Header(name: "Content-Type", value: "application/json")]
            _ = try await engine.fetch(
                Request(server.url, method: method, headers: headers, body: Array("{}".utf8)))
            let last = try #require(server.requests.last)
            #expect(last.path == "/next")
            #expect(last.method == next)
            #expect(last.text == (next == "POST" ? "{}" : ""))
        }
    }

    @Test(arguments: [300, 304, 200, 404]) func `Other answers with a Location are answers`(status: Int)
        async throws
    {
        try await TestServer.run { _ in
            .redirect(to: "/next", status: status)
        } while: { server in
            let response = try await engine.fetch(Request(server.url))
            #expect(response.status == status)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `A redirect without a Location is an answer`() async throws {
        try await TestServer.run { _ in
            TestServer.Response(status: 302, headers: [("Location", "")])
        } while: { server in
            let response = try await engine.fetch(Request(server.url))
            #expect(response.status == 302)
        }
    }

    private let headers = [
        ("Authorization", "Bearer secret"), ("Cookie", "secret"), ("X-Api-Key", "secret"),
        ("Accept", "text/csv"),
    ].map { Request.Header(name: $0.0, value: $0.1) }

    @Test func `Keys stay with their host`() async throws {
        try await TestServer.run { _ in
            .text("")
        } while: { other in
            try await TestServer.run { _ in
                .redirect(to: other.url)
            } while: { server in
                _ = try await engine.fetch(Request(server.url, headers: headers))
                let received = try #require(other.requests.first).headers
                #expect(!received.contains { $0.value.contains("secret") })
                #expect(received.contains { $0.name == "Accept" && $0.value == "text/csv" })
                #expect(received.contains { $0.name == "User-Agent" && $0.value == "Assay/0.0" })
            }
        }
    }

    @Test func `Keys go along on their own host`() async throws {
        try await TestServer.run(countDown) { server in
            _ = try await engine.fetch(Request("\(server.url)/1", headers: headers))
            #expect(server.requests.last?.header("Authorization") == "Bearer secret")
            #expect(server.requests.last?.header("X-Api-Key") == "secret")
        }
    }

    @Test func `The total time is that of the whole chain`() async throws {
        try await TestServer.run { request in
            await Gauge().hold("", for: .milliseconds(60))
            return countDown(request)
        } while: { server in
            let phases = try #require(try await engine.fetch(Request("\(server.url)/2")).phases)
            #expect(phases.total >= 180)
            #expect(phases.firstByte < phases.total - 100)
        }
    }
}
