import Collection
import History
import Metrics
import TestSupport
import Testing
import Threads
import Transport

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `After an outage` {
    /// A network that is down until it is mended.
    private struct Network: Fetcher {
        let isUp = Locked(false)
        private let asked = Locked(0)

        func fetch(_ request: Request) async throws(TransferError) -> Response {
            guard isUp.withLock({ $0 }) else {
                // Both at once, as at a start: a host that fails alone is to blame itself.
                asked.withLock { $0 += 1 }
                while asked.withLock({ $0 }) < 2 { await Task.yield() }
                throw .unresolvedHost(request.url)
            }
            return Response(
                status: 200, headers: [], body: Array(#"{"nodes": 5}"#.utf8), phases: nil, wireBytes: 12,
                url: request.url, version: "HTTP/2")
        }
    }

    @Test func `the first answer brings all sources back`() async throws {
        let sources = """
            - id: fast
              get: https://api.test/fast
              every: 1h
              probes: statistics
              values: { nodes.online: $.nodes }
            - id: slow
              get: https://rpc.test/slow
              every: 1h
              probes: service
              values: { gpu.total: $.nodes }
            """
        let (network, clock) = (Network(), HandClock())
        let collector = Collector(
            try catalog(sources), fetcher: network, history: try history(), clock: clock)
        let (reports, continuation) = AsyncStream.makeStream(of: PollReport.self)
        try await withThrowingTaskGroup { group in
            group.addTask { await collector.run { continuation.yield($0) } }
            var next = reports.makeAsyncIterator()
            for _ in 0..<2 {
                let report = try #require(await next.next())
                guard case .unmeasured(let reason) = report.outcome else {
                    Issue.record("\(report)")
                    continue
                }
                #expect(reason.hasPrefix("no host can be reached"))
            }
            await clock.sleepers(2)
            network.isUp.withLock { $0 = true }
            // Sooner than either would be asked again.
            clock.advance(by: SourceState.hurriedPause)
            await collector.hurry(SourceID(network: "testnet", source: "fast"))
            var names: [String] = []
            for _ in 0..<2 {
                let report = try #require(await next.next())
                #expect(report.outcome == .ok)
                names.append(report.id.source)
            }
            #expect(names == ["fast", "slow"])
            group.cancelAll()
        }
    }
}
