import Catalog
import Collection
import History
import Metrics
import TestSupport
import Testing
import Transport

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A collector` {
    private static let two = """
        - id: fast
          get: https://api.test/fast
          every: 1m
          probes: statistics
          values: { nodes.online: $.nodes }
        - id: slow
          get: https://rpc.test/slow
          every: 10m
          probes: service
          values: { gpu.total: $.nodes }
        """

    /// Runs a collector over a hand clock; `body` gets its reports.
    private func run(
        _ yaml: String, more: String = "spacing: 0s", _ answer: @escaping TestServer.Handler,
        while body: @Sendable (Collector, HandClock, AsyncStream<PollReport>, TestServer) async throws -> Void
    ) async throws {
        let clock = HandClock()
        let history = try history()
        try await TestServer.run(answer) { server in
            let collector = Collector(
                try catalog(yaml, more: more), fetcher: try engine(server), history: history,
                clock: clock)
            let (reports, continuation) = AsyncStream.makeStream(of: PollReport.self)
            try await withThrowingTaskGroup { group in
                group.addTask { await collector.run { continuation.yield($0) } }
                try await body(collector, clock, reports, server)
                group.cancelAll()
            }
        }
    }

    @Test func `asks every source at once, then each when it is due`() async throws {
        try await run(Self.two, { _ in .json(#"{"nodes": 5}"#) }) { _, clock, reports, _ in
            var next = reports.makeAsyncIterator()
            var first: Set<String> = []
            for _ in 0..<2 { first.insert(try #require(await next.next()).id.description) }
            #expect(first == ["testnet/fast", "testnet/slow"])
            await clock.sleepers(2)
            for minute in 1...3 {
                // The jitter is a tenth of a minute at most.
                clock.advance(by: .seconds(60 + (minute == 1 ? 6 : 0)))
                let report = try #require(await next.next())
                #expect(report.id.source == "fast" && report.outcome == .ok && report.stored == 1)
                await clock.sleepers(2)
            }
        }
    }

    @Test func `puts samples on the slot, whenever in it the poll happened`() async throws {
        try await run(Self.two, { _ in .json(#"{"nodes": 5}"#) }) { _, clock, reports, _ in
            var next = reports.makeAsyncIterator()
            for _ in 0..<2 { _ = await next.next() }
            await clock.sleepers(2)
            clock.advance(by: .seconds(66))
            _ = await next.next()
        }
        let times = try history().latest().map { ($0.series.metric, $0.time.seconds % 60) }
        #expect(times.allSatisfy { $0.1 == 0 })
    }

    @Test func `rests while it is paused, and asks when hurried`() async throws {
        try await run(Self.two, { _ in .json(#"{"nodes": 5}"#) }) { collector, clock, reports, server in
            var next = reports.makeAsyncIterator()
            for _ in 0..<2 { _ = await next.next() }
            await clock.sleepers(2)
            await collector.setPaused { _ in true }
            #expect(collector.states.allSatisfy { $0.isPaused })
            clock.advance(by: .seconds(3_600))
            await collector.setPaused { _ in false }
            for _ in 0..<2 { _ = await next.next() }
            await clock.sleepers(2)
            #expect(server.requests.count == 4)
            clock.advance(by: .seconds(7))
            // A finger that stays on the key is no reason to ask again.
            await collector.hurry(network: "testnet")
            #expect(collector.states.allSatisfy { $0.due > clock.now() })
            clock.advance(by: .seconds(3))
            await collector.hurry(network: "testnet")
            for _ in 0..<2 {
                // Now, not on a slot that has its sample already.
                let report = try #require(await next.next())
                #expect(report.stored == 1 && report.repeated == 0)
            }
        }
    }

    @Test(arguments: [Int64(7_200), -7_200])
    func `says that the clock has jumped between polls, and goes on by the new time`(seconds: Int64)
        async throws
    {
        try await run(Self.two, { _ in .json(#"{"nodes": 5}"#) }) { collector, clock, reports, server in
            var next = reports.makeAsyncIterator()
            for _ in 0..<2 { _ = await next.next() }
            await clock.sleepers(2)
            clock.advance(by: .seconds(seconds), isJump: true)
            for _ in 0..<2 {
                let report = try #require(await next.next())
                #expect(
                    report.outcome
                        == .unmeasured(
                            reason: "the clock jumped by \(seconds) s, or the machine slept, between polls"))
                #expect(report.stored == 0)
            }
            #expect(server.requests.count == 2)
            await clock.sleepers(2)
            // Both are due within half a minute, and neither's host is thought to be busy until the old time.
            clock.advance(by: .seconds(31))
            for _ in 0..<2 {
                let report = try #require(await next.next())
                #expect(report.outcome == .ok && report.stored == 1)
            }
        }
        let polls = try history().polls(
            network: "testnet", source: "slow",
            over: TimeRange(Timestamp(seconds: 1_795_460_000), Timestamp(seconds: 1_795_490_000)))
        #expect(polls.count == 3)
        #expect(polls.filter(\.outcome.isGood).count == 2)
    }

    @Test func `takes small corrections of the clock without a word`() async throws {
        try await run(Self.two, { _ in .json(#"{"nodes": 5}"#) }) { _, clock, reports, _ in
            var next = reports.makeAsyncIterator()
            for _ in 0..<2 { _ = await next.next() }
            await clock.sleepers(2)
            clock.advance(by: .seconds(599), isJump: true)
            let report = try #require(await next.next())
            #expect(report.id.source == "fast" && report.outcome == .ok)
        }
    }

    @Test func `leaves a host alone that asked for it, with all its sources`() async throws {
        let yaml = Self.two.replacing("rpc.test", with: "api.test")
        try await run(
            yaml,
            { request in
                guard request.path.hasSuffix("fast") else { return .json(#"{"nodes": 5}"#) }
                var response = TestServer.Response.text("", status: 429)
                response.headers.append(("Retry-After", "1500"))
                return response
            }
        ) { collector, clock, reports, server in
            var next = reports.makeAsyncIterator()
            for _ in 0..<2 { _ = await next.next() }
            await clock.sleepers(2)
            clock.advance(by: .seconds(660))
            // The other source does not even ask.
            let report = try #require(await next.next())
            #expect(report.id.source == "slow")
            #expect(report.outcome.name == "limited")
            #expect(report.outcome.reason?.hasPrefix("api.test asked to be left alone until ") == true)
            #expect(server.requests.count == 2)
            let states = collector.states
            #expect(states.map(\.failures) == [0, 0])
            #expect(states.allSatisfy { $0.due >= Timestamp(seconds: 1_795_478_400 + 1_500) })
        }
    }

    @Test func `leaves a host alone also with what waits for its turn already`() async throws {
        let yaml = Self.two.replacing("rpc.test", with: "api.test")
        try await run(
            yaml, more: "spacing: 10s",
            { _ in
                var response = TestServer.Response.text("", status: 429)
                response.headers.append(("Retry-After", "600"))
                return response
            }
        ) { collector, clock, reports, server in
            var next = reports.makeAsyncIterator()
            _ = await next.next()
            // The other source waits for its turn, and this one for its next slot.
            await clock.sleepers(2)
            clock.advance(by: .seconds(10))
            let report = try #require(await next.next())
            #expect(report.outcome.reason?.hasPrefix("api.test asked to be left alone until ") == true)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `gives a source that keeps failing a trial from time to time`() async throws {
        let one =
            "- id: fast\n  get: https://api.test/fast\n  every: 1m\n  probes: service\n  values: { nodes.online: $.nodes }"
        try await run(one, { _ in .text("", status: 500) }) { collector, clock, reports, server in
            var next = reports.makeAsyncIterator()
            for count in 1...6 {
                _ = await next.next()
                await clock.sleepers()
                let state = try #require(collector.states.first)
                #expect(state.failures == count)
                #expect(state.isTrial == (count >= 5))
                clock.advance(by: state.due - clock.now())
            }
        }
    }

    @Test func `stores nothing of a request that is cut off when it ends`() async throws {
        let history = try history()
        try await TestServer.run { _ in
            .hang
        } while: { server in
            let collector = Collector(try catalog(Self.two), fetcher: try engine(server), history: history)
            let task = Task { await collector.run { report in Issue.record("\(report)") } }
            while server.requests.count < 2 { await Task.yield() }
            task.cancel()
            await task.value
        }
        #expect(try history.sources() == [])
    }

    @Test func `ends a round when its time is over, and says who is missing`() async throws {
        let clock = HandClock()
        let history = try history()
        try await TestServer.run { request in
            request.path.hasSuffix("fast") ? .json(#"{"nodes": 5}"#) : .hang
        } while: { server in
            let collector = Collector(
                try catalog(Self.two), fetcher: try engine(server), history: history, clock: clock)
            let (reports, continuation) = AsyncStream.makeStream(of: PollReport.self)
            async let missing = collector.once(within: .seconds(60)) { continuation.yield($0) }
            var next = reports.makeAsyncIterator()
            #expect(await next.next()?.id.source == "fast")
            await clock.sleepers()
            clock.advance(by: .seconds(60))
            #expect(await missing.map(\.description) == ["testnet/slow"])
        }
        #expect(try history.sources().map(\.source) == ["fast"])
    }

    @Test func `asks those last in a round that reckon with figures of others`() async throws {
        let yaml = """
            - id: earned
              get: https://api.test/earned
              every: 1m
              probes: statistics
              uses: { price: { metric: token.price, max-age: 1h } }
              samples: SELECT 'gpu.total' AS metric, (:response ->> 'earned') * :price AS value
            - id: price
              get: https://rpc.test/price
              every: 1m
              probes: statistics
              values: { token.price: $.usd }
            """
        let history = try history()
        let lines = try await TestServer.run { request in
            .json(request.path.hasSuffix("price") ? #"{"usd": 0.5}"# : #"{"earned": 30}"#)
        } while: { server in
            let lines = try await collectOnce(try catalog(yaml), server, into: history)
            #expect(server.requests.map(\.path) == ["/rpc.test/price", "/api.test/earned"])
            return lines
        }
        #expect(lines.allSatisfy { $0.contains("  ok  1 sample") }, "\(lines)")
        #expect(try history.latest(network: "testnet", metric: "gpu.total").map(\.value) == [15])
    }

    @Test func `blames no source for the figures of others that it reckons with`() async throws {
        let yaml = """
            - id: earned
              get: https://api.test/earned
              every: 1m
              probes: statistics
              uses: { price: { metric: token.price, max-age: 1h } }
              samples: SELECT 'gpu.total' AS metric, (:response ->> 'earned') * :price AS value
            """
        let lines = try await TestServer.run { _ in
            .json(#"{"earned": 30}"#)
        } while: { server in
            try await collectOnce(try catalog(yaml), server, into: try history())
        }
        #expect(
            lines == ["testnet/earned  unmeasured  waits for testnet token.price of the last 60 min"])
    }

    @Test func `blames nobody when the clock jumps during a request`() async throws {
        let clock = HandClock()
        let history = try history()
        let one =
            "- id: fast\n  get: https://api.test/fast\n  every: 1m\n  probes: service\n  values: { nodes.online: $.nodes }"
        let lines = try await TestServer.run { _ in
            clock.advance(by: .seconds(3_600), isJump: true)
            return .json(#"{"nodes": 5}"#)
        } while: { server in
            let collector = Collector(
                try catalog(one), fetcher: try engine(server), history: history, clock: clock)
            let lines = Lines()
            _ = await collector.once(within: .seconds(7_200)) { await lines.add($0) }
            return await lines.all
        }
        #expect(
            lines == [
                "testnet/fast  unmeasured  the clock jumped by 3600 s, or the machine slept, during the request"
            ])
        #expect(try history.latest() == [])
    }

    @Test func `leaves histories to the back-fill`() async throws {
        let yaml = """
            - id: days
              get: https://api.test/days
              history: true
              probes: statistics
              samples: SELECT 'nodes.online' AS metric, 5 AS value, 0 AS at WHERE :response IS NOT NULL
            """
        let collector = Collector(try catalog(yaml), fetcher: try engine(nil), history: try history())
        #expect(collector.sources == [])
    }

    @Test func `blames no source for a library that is missing`() async throws {
        let collector = Collector(
            try catalog(Self.two), fetcher: FetcherWithoutLibrary(), history: try history())
        let lines = Lines()
        _ = await collector.once { await lines.add($0) }
        let outcomes = await lines.reports.map(\.outcome)
        let reason = "libcurl.so.4 cannot be loaded: no such file; install libcurl4 and start Assay again."
        #expect(outcomes == [.unmeasured(reason: reason), .unmeasured(reason: reason)])
    }
}

private struct FetcherWithoutLibrary: Fetcher {
    func fetch(_ request: Request) async throws(TransferError) -> Response {
        throw .noLibrary(why: "no such file")
    }
}
