import TestSupport
import Testing
import Transport

/// What is wrong with a server, as the user is told.
struct FailureTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0"))

    private func failure(of response: TestServer.Response) async throws -> (
        error: TransferError?, host: String
    ) {
        try await TestServer.run { _ in
            response
        } while: { server in
            do {
                _ = try await engine.fetch(Request(server.url))
                return (nil, server.host)
            } catch {
                return (error as? TransferError, server.host)
            }
        }
    }

    /// What came before the break.
    private func received(_ error: TransferError?, host: String) -> Int? {
        guard case .interrupted(host, let received, let why) = error, !why.isEmpty else { return nil }
        return received
    }

    @Test func `A body that ends too early is told with what came`() async throws {
        let (error, host) = try await failure(of: .truncated("abc", announced: 100))
        #expect(received(error, host: host) == 3)
    }

    @Test(arguments: [TestServer.Response.reset, .raw("")])
    func `A connection that breaks before the answer is told`(response: TestServer.Response) async throws {
        let (error, host) = try await failure(of: response)
        #expect(received(error, host: host) == 0)
    }

    @Test func `A flood of headers ends the transfer`() async throws {
        let flood = String(repeating: "X-Flood: \(String(repeating: "x", count: 1_000))\r\n", count: 2_000)
        let (error, host) = try await failure(of: .raw("HTTP/1.1 200 OK\r\n\(flood)\r\n"))
        #expect(received(error, host: host) == 0)
    }

    @Test(arguments: ["HELO mail.example\r\n", "HTTP/1.1 abc\r\n\r\n", "\u{0}\u{1}\u{2}"])
    func `A server that does not speak HTTP is told in libcurl's words`(text: String) async throws {
        let (error, host) = try await failure(of: .raw(text))
        guard case .other(host, _, let message) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!message.isEmpty)
    }

    @Test func `A host that does not exist is told`() async throws {
        // A label of over 63 characters: no name server needs to be asked.
        let host = String(repeating: "x", count: 64) + ".example"
        await #expect(throws: TransferError.unresolvedHost(host)) {
            try await engine.fetch(Request("https://\(host)/"))
        }
    }

    @Test func `A port that refuses is told`() async throws {
        let port = try LoopbackPort(isListening: false)
        defer { port.close() }
        let error = await #expect(throws: TransferError.self) {
            try await engine.fetch(Request("http://\(port.host)/"))
        }
        guard case .unreachable(port.host, let why) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(why.contains("connect"))
    }

    @Test func `A server without TLS is told`() async throws {
        try await TestServer.run { _ in
            .text("")
        } while: { server in
            let error = await #expect(throws: TransferError.self) {
                try await engine.fetch(Request("https://\(server.host)/"))
            }
            guard case .noHandshake(server.host, _) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
