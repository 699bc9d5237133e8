import TestSupport
import Testing
import Transport

struct ConcurrencyTests {
    private func fetchAll(_ urls: [String], with engine: TransferEngine) async throws {
        try await withThrowingTaskGroup { group in
            for url in urls { group.addTask { _ = try await engine.fetch(Request(url)) } }
            try await group.waitForAll()
        }
    }

    @Test func `64 requests share 16 connections`() async throws {
        let gauge = Gauge()
        try await TestServer.run { _ in
            await gauge.hold("all", for: .milliseconds(200))
            return .text("")
        } while: { server in
            let engine = TransferEngine(
                .init(userAgent: "Assay/0.0", connections: 16, connectionsPerHost: 16))
            try await fetchAll((0..<64).map { "\(server.url)/\($0)" }, with: engine)
            #expect(gauge.most == ["all": 16])
            #expect(server.requests.count == 64)
            #expect(server.connections == 16)
        }
    }

    @Test func `A host gets no more than its share, also through a mirror`() async throws {
        let gauge = Gauge()
        try await TestServer.run { request in
            await gauge.hold(String(request.path.prefix(7)), for: .milliseconds(50))
            return .text("")
        } while: { server in
            let engine = TransferEngine(
                .init(userAgent: "Assay/0.0", mirror: try Mirror(server.url), connectionsPerHost: 3))
            let urls = (0..<12).flatMap { ["https://a.test/\($0)", "https://b.test/\($0)"] }
            try await fetchAll(urls, with: engine)
            #expect(gauge.most == ["/a.test": 3, "/b.test": 3])
            #expect(server.requests.count == 24)
        }
    }

    @Test func `A transfer that fails makes room for the next`() async throws {
        try await TestServer.run { request in
            request.path == "/good" ? .text("") : .reset
        } while: { server in
            let engine = TransferEngine(.init(userAgent: "Assay/0.0", connections: 1))
            for _ in 0..<3 {
                await #expect(throws: TransferError.self) {
                    try await engine.fetch(Request("\(server.url)/bad"))
                }
                let response = try await engine.fetch(Request("\(server.url)/good"))
                #expect(response.status == 200)
            }
        }
    }
}
