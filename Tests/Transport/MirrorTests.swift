import TestSupport
import Testing

@testable import Transport

struct MirrorTests {
    @Test(arguments: [
        (
            "http://127.0.0.1:8080", "https://api.example/v1?a=1&b=2",
            "http://127.0.0.1:8080/api.example/v1?a=1&b=2"
        ),
        ("http://127.0.0.1:8080/", "https://api.example", "http://127.0.0.1:8080/api.example/"),
        ("https://m.example/base/", "http://API.example:8000/x", "https://m.example/base/api.example:8000/x"),
        ("http://[::1]:9", "https://[2001:db8::1]:8443/?q", "http://[::1]:9/[2001:db8::1]:8443/?q"),
    ])
    func `A URL becomes a path of the mirror`(base: String, url: String, mirrored: String) throws {
        #expect(try Mirror(base).place(of: Address(url)).text == mirrored)
    }

    @Test(arguments: [
        ("", "it does not have the form https://host/path"),
        ("127.0.0.1:8080", "it does not have the form https://host/path"),
        ("file:///tmp", "only http and https are allowed"),
        ("http:///path", "it names no host"),
        ("http://:8080", "it names no host"),
        ("http://name:word@m.example", "a name or password in a URL is not allowed; send it in a header"),
        ("http://127.0.0.1:8080/?x=1", "a mirror has no query"),
        ("http://127.0.0.1:99999", "its port is no number up to 65535"),
        ("http://[::1]:", "its port is no number up to 65535"),
        ("http://m.example/\n", "it holds a control character"),
    ])
    func `A mirror that cannot be one is refused`(text: String, why: String) {
        #expect(throws: TransferError.unusableURL(text, why: why)) { try Mirror(text) }
    }

    @Test(arguments: ["http://[::1]x", "http://a b"])
    func `What libcurl cannot use is told by the first request`(text: String) async throws {
        let engine = TransferEngine(.init(userAgent: "Assay/0.0", mirror: try Mirror(text)))
        let error = await #expect(throws: TransferError.self) {
            try await engine.fetch(Request("https://api.example/v1"))
        }
        guard case .unusableURL(text, _) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `The answer names the original host`() async throws {
        try await TestServer.run { _ in
            .text("recorded")
        } while: { server in
            let engine = TransferEngine(.init(userAgent: "Assay/0.0", mirror: try Mirror(server.url)))
            let response = try await engine.fetch(Request("https://api.example:8443/v1/nodes?all=1"))
            #expect(response.url == "https://api.example:8443/v1/nodes?all=1")
            #expect(server.requests.first?.path == "/api.example:8443/v1/nodes")
            #expect(server.requests.first?.query == "all=1")
            #expect(server.requests.first?.header("Host") == server.host)
        }
    }

    @Test(arguments: [
        ("/v2", "/api.example/v2", "https://api.example/v2"),
        ("v2?page=2", "/api.example/v1/v2", "https://api.example/v1/v2?page=2"),
        ("https://other.example/x", "/other.example/x", "https://other.example/x"),
        ("//other.example:444/x", "/other.example:444/x", "https://other.example:444/x"),
    ])
    func `A redirect goes through the mirror too`(location: String, path: String, url: String) async throws {
        try await TestServer.run { request in
            request.path == "/api.example/v1/nodes" ? .redirect(to: location) : .text("there")
        } while: { server in
            let engine = TransferEngine(.init(userAgent: "Assay/0.0", mirror: try Mirror(server.url)))
            let response = try await engine.fetch(Request("https://api.example/v1/nodes"))
            #expect(response.url == url)
            #expect(response.status == 200)
            #expect(server.requests.map(\.path) == ["/api.example/v1/nodes", path])
        }
    }

    @Test func `A redirect from https to plain http is refused`() async throws {
        try await TestServer.run { _ in
            .redirect(to: "http://api.example/v1")
        } while: { server in
            let engine = TransferEngine(.init(userAgent: "Assay/0.0", mirror: try Mirror(server.url)))
            let refusal = TransferError.redirectRefused(
                host: "api.example", to: "http://api.example/v1", why: "it leads from https to plain http")
            await #expect(throws: refusal) { try await engine.fetch(Request("https://api.example/v1")) }
            let upgraded = try? await engine.fetch(Request("http://api.example/v1"))
            #expect(upgraded == nil)
        }
    }

    @Test func `Errors name the original host`() async throws {
        let port = try LoopbackPort(isListening: false)
        defer { port.close() }
        let engine = TransferEngine(.init(userAgent: "Assay/0.0", mirror: try Mirror("http://\(port.host)")))
        let error = await #expect(throws: TransferError.self) {
            try await engine.fetch(Request("https://api.example/v1"))
        }
        guard case .unreachable("api.example", _) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
