import TestSupport
import Testing
import Transport

struct LimitsTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0"))

    @Test func `The limits are those of the design`() {
        let limits = Limits()
        #expect(limits.connect == .seconds(10))
        #expect(limits.total == .seconds(30))
        #expect(limits.slowestRate == 100)
        #expect(limits.slowestTime == .seconds(20))
        #expect(limits.bytes == 33_554_432)
        #expect(limits.redirects == 5)
    }

    @Test func `A server that does not answer in time is told`() async throws {
        try await TestServer.run { _ in
            .hang
        } while: { server in
            let request = Request(server.url, limits: Limits(total: .milliseconds(150)))
            await #expect(throws: TransferError.timedOut(host: server.host, after: .milliseconds(150))) {
                try await engine.fetch(request)
            }
        }
    }

    @Test func `A handshake that does not end in time is told`() async throws {
        let port = try LoopbackPort(isListening: true)
        defer { port.close() }
        let request = Request("https://\(port.host)/", limits: Limits(connect: .milliseconds(150)))
        await #expect(throws: TransferError.connectTimedOut(host: port.host, after: .milliseconds(150))) {
            try await engine.fetch(request)
        }
    }

    @Test(arguments: [
        TestServer.Response.hang, .drip(Array(repeating: 0x20, count: 1_000), every: .milliseconds(100)),
    ])
    func `A server that is too slow is told`(response: TestServer.Response) async throws {
        try await TestServer.run { _ in
            response
        } while: { server in
            let request = Request(server.url, limits: Limits(slowestTime: .seconds(1)))
            await #expect(throws: TransferError.tooSlow(host: server.host, rate: 100, time: .seconds(1))) {
                try await engine.fetch(request)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `The time counts for a whole chain of redirects`() async throws {
        try await TestServer.run { _ in
            await Gauge().hold("", for: .milliseconds(100))
            return .redirect(to: "/")
        } while: { server in
            let request = Request(
                server.url, limits: Limits(total: .milliseconds(350), redirects: 1_000))
            await #expect(throws: TransferError.timedOut(host: server.host, after: .milliseconds(350))) {
                try await engine.fetch(request)
            }
            #expect(server.requests.count <= 4)
        }
    }

    @Test func `A body of 100 MB is refused before it comes`() async throws {
        try await TestServer.run { _ in
            .truncated("", announced: 100_000_000)
        } while: { server in
            await #expect(throws: TransferError.tooLarge(host: server.host, limit: 32 << 20)) {
                try await engine.fetch(Request(server.url))
            }
        }
    }

    @Test func `A body of 100 MB that was not announced is stopped at the limit`() async throws {
        try await TestServer.run { _ in
            TestServer.Response(body: [UInt8](repeating: 0x20, count: 1_000_000), delivery: .repeated(100))
        } while: { server in
            await #expect(throws: TransferError.tooLarge(host: server.host, limit: 32 << 20)) {
                try await engine.fetch(Request(server.url))
            }
        }
    }

    @Test(arguments: [(1_000, true), (1_001, false)])
    func `The limit itself is allowed`(size: Int, isAllowed: Bool) async throws {
        try await TestServer.run { request in
            TestServer.Response(
                body: [UInt8](repeating: 0x20, count: size),
                delivery: request.path == "/" ? .whole : .repeated(1))
        } while: { server in
            for path in ["/", "/chunked"] {
                let request = Request(server.url + path, limits: Limits(bytes: 1_000))
                let body = try? await engine.fetch(request).body
                #expect(body?.count == (isAllowed ? size : nil))
            }
        }
    }

    @Test(arguments: [
        Limits(connect: .zero, total: .zero), Limits(connect: .seconds(-1), total: .seconds(Int64.min)),
        Limits(slowestRate: .min, slowestTime: .seconds(Int64.min), bytes: .min, redirects: .min),
    ])
    func `Limits without sense end a transfer, but not the program`(limits: Limits) async throws {
        try await TestServer.run { _ in
            await Gauge().hold("", for: .milliseconds(50))
            return .text("x")
        } while: { server in
            await #expect(throws: TransferError.self) {
                try await engine.fetch(Request(server.url, limits: limits))
            }
        }
    }

    @Test func `Limits beyond all measure hold nothing up`() async throws {
        try await TestServer.run { _ in
            .text("x")
        } while: { server in
            let ever = Duration.seconds(Int64.max)
            let limits = Limits(
                connect: ever, total: ever, slowestRate: .max, slowestTime: ever, bytes: .max, redirects: .max
            )
            let response = try await engine.fetch(Request(server.url, limits: limits))
            #expect(response.body == [0x78])
        }
    }
}
