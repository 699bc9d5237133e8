import Metrics
import TestSupport
import Testing
import Transport

struct ConnectionTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0"))

    @Test func `A connection is used again, and then takes no time`() async throws {
        try await TestServer.run { _ in
            .text("x")
        } while: { server in
            let first = try await engine.fetch(Request(server.url))
            let second = try await engine.fetch(Request(server.url))
            #expect(server.connections == 1)
            #expect(try #require(first.phases).connect > 0)
            #expect(second.phases?.dns == 0)
            #expect(second.phases?.connect == 0)
        }
    }

    @Test func `Phases say where the time went`() async throws {
        try await TestServer.run { _ in
            await Gauge().hold("", for: .milliseconds(100))
            return .drip(Array("abcde".utf8), every: .milliseconds(20))
        } while: { server in
            let clock = ContinuousClock()
            let start = clock.now
            let phases = try #require(try await engine.fetch(Request(server.url)).phases)
            let elapsed = Double((clock.now - start) / .milliseconds(1))
            #expect(phases.tls == 0)
            #expect(phases.firstByte >= 100)
            #expect(phases.total >= 180)
            #expect(phases.total <= elapsed)
            #expect(phases.dns + phases.connect + phases.firstByte <= phases.total)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `A thousand requests leave no connection behind`() async throws {
        try await TestServer.run { request in
            request.path == "/bad" ? .reset : .text("x")
        } while: { server in
            var engine: TransferEngine? = TransferEngine(.init(userAgent: "Assay/0.0"))
            for _ in 0..<1_000 { _ = try await engine?.fetch(Request("\(server.url)/good")) }
            #expect(server.connections == 1)
            for _ in 0..<1_000 { _ = try? await engine?.fetch(Request("\(server.url)/bad")) }
            engine = nil
            while server.openConnections > 0 {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }
}
