import TestSupport
import Testing
import Transport

struct CancellationTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0", connectionsPerHost: 1))

    /// Runs against a server that never answers and says when it was asked.
    private func withSilentServer(
        _ body: (TestServer, _ asked: AsyncStream<String>) async throws -> Void
    ) async throws {
        let (asked, note) = AsyncStream.makeStream(of: String.self)
        try await TestServer.run { request in
            note.yield(request.path)
            return .hang
        } while: { server in
            try await body(server, asked)
        }
    }

    private func start(_ url: String) -> Task<Response, any Error> {
        Task { try await engine.fetch(Request(url)) }
    }

    @Test(.timeLimit(.minutes(1))) func `A running transfer ends at once`() async throws {
        try await withSilentServer { server, asked in
            let task = start("\(server.url)/running")
            #expect(await asked.first { _ in true } == "/running")
            task.cancel()
            // The server never answers: that this ends at all is the cancellation's doing.
            await #expect(throws: TransferError.cancelled) { try await task.value }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `A waiting transfer ends at once and is never sent`() async throws {
        try await withSilentServer { server, asked in
            let first = start("\(server.url)/first")
            #expect(await asked.first { _ in true } == "/first")
            let second = start("\(server.url)/second")
            let third = start("\(server.url)/third")
            second.cancel()
            await #expect(throws: TransferError.cancelled) { try await second.value }
            first.cancel()
            await #expect(throws: TransferError.cancelled) { try await first.value }
            #expect(await asked.first { _ in true } == "/third")
            third.cancel()
            await #expect(throws: TransferError.cancelled) { try await third.value }
        }
    }

    @Test func `A cancelled task sends nothing`() async throws {
        try await withSilentServer { server, _ in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await engine.fetch(Request(server.url))
            }
            task.cancel()
            await #expect(throws: TransferError.cancelled) { try await task.value }
            #expect(server.connections == 0)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `Hundreds that are cancelled together all end`() async throws {
        try await withSilentServer { server, asked in
            let tasks = (0..<300).map { start("\(server.url)/\($0)") }
            _ = await asked.first { _ in true }
            for task in tasks { task.cancel() }
            for task in tasks {
                await #expect(throws: TransferError.cancelled) { try await task.value }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `An engine lives as long as its transfers and no longer`()
        async throws
    {
        try await withSilentServer { server, asked in
            var engine: TransferEngine? = TransferEngine(.init(userAgent: "Assay/0.0"))
            weak let observed = engine
            let task = Task { [engine] in try await engine?.fetch(Request(server.url)) }
            engine = nil
            _ = await asked.first { _ in true }
            #expect(observed != nil)
            task.cancel()
            await #expect(throws: TransferError.cancelled) { try await task.value }
            while observed != nil { await Task.yield() }
        }
    }
}
