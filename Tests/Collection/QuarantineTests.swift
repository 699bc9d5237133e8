import Catalog
import Collection
import History
import Metrics
import Storage
import TestSupport
import Testing
import Threads

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A figure that is not believed` {
    private let series = Series(network: "testnet", metric: "nodes.online")

    /// Polls once a minute, of a source that answers these figures in turn.
    private func poll(
        _ figures: [Int], keys: String = "get: https://api.test/nodes\njump-limit: 3", into history: History,
        at start: Int64 = 0
    ) async throws -> [String] {
        let clock = HandClock(Timestamp(seconds: 1_795_478_400 + start))
        let next = Locked(figures)
        return try await TestServer.run { _ in
            .json(#"{"nodes": \#(next.withLock { $0.isEmpty ? 0 : $0.removeFirst() })}"#)
        } while: { server in
            let catalog = try catalog(nodes(keys))
            var lines: [String] = []
            for _ in figures {
                lines += try await collectOnce(catalog, server, into: history, clock: clock)
                clock.advance(by: .seconds(60))
            }
            return lines
        }
    }

    private func values(_ history: History) throws -> [Double] {
        try history.samples(series, over: TimeRange(Timestamp(seconds: 0), Timestamp(seconds: 1 << 33))).map(
            \.value)
    }

    @Test func `stays in quarantine beside the last good one`() async throws {
        let history = try history()
        let lines = try await poll([800, 8, 810], into: history)
        #expect(
            lines == [
                "testnet/nodes  ok  1 sample",
                "testnet/nodes  ok  1 sample"
                    + "  (nodes.online: 8.0 after 800.0 is a jump over the limit of 3.0 times; in quarantine)",
                "testnet/nodes  ok  1 sample",
            ])
        let latest = try #require(try history.latest().first)
        #expect(latest.value == 810 && latest.quality == .good && latest.quarantined?.value == 8)
        #expect(try values(history) == [800, 810])
    }

    @Test(arguments: [(60, "ok  1 sample", [1_600.0]), (7_200, "unmeasured  waits for", [])])
    func `leaves the last good one to those that reckon with it`(
        seconds: Int64, line: String, values: [Double]
    ) async throws {
        let history = try history()
        _ = try await poll([800, 8], into: history)
        #expect(try history.latest().first?.quality == .quarantined)
        let clock = HandClock(Timestamp(seconds: 1_795_478_400 + seconds))
        let yaml = """
            - id: gpus
              get: https://api.test/gpus
              every: 1m
              probes: statistics
              uses: { nodes: { metric: nodes.online, max-age: 1h } }
              samples: SELECT 'gpu.total' AS metric, (:response ->> 'each') * :nodes AS value
            """
        let lines = try await TestServer.run { _ in
            .json(#"{"each": 2}"#)
        } while: { server in
            try await collectOnce(try catalog(yaml), server, into: history, clock: clock)
        }
        #expect(lines.count == 1 && lines[0].hasPrefix("testnet/gpus  " + line), "\(lines)")
        #expect(try history.latest(metric: "gpu.total").map(\.value) == values)
    }

    @Test func `is released with the next two that agree`() async throws {
        let history = try history()
        _ = try await poll([800, 8_000, 8_100], into: history)
        #expect(try history.latest().first?.quality == .quarantined)
        #expect(try history.latest().first?.good?.value == 800)
        _ = try await poll([8_050, 8_200], into: history, at: 3_600)
        #expect(try values(history) == [800, 8_000, 8_100, 8_050, 8_200])
        #expect(try history.latest().first?.quality == .good)
    }

    @Test func `is not released by others that disagree, or by an interruption`() async throws {
        let history = try history()
        _ = try await poll([800, 8_000, 16_000, 8_000, 810, 8_000, 8_000], into: history)
        #expect(try values(history) == [800, 810])
    }

    @Test func `beyond its bounds is treated alike`() async throws {
        let history = try history()
        let keys = "get: https://api.test/nodes"
        let lines = try await poll(
            [-5, 2_000_000, 2_000_000, 2_000_000, 2_100_000], keys: keys, into: history)
        #expect(lines[0].hasSuffix("(nodes.online: -5.0 is not from 0.0 to 1000000.0; in quarantine)"))
        #expect(try values(history) == [2_000_000, 2_000_000, 2_000_000, 2_100_000])
    }

    @Test func `can be released by hand`() async throws {
        let history = try history()
        _ = try await poll([800, 8_000], into: history)
        let latest = try #require(try history.latest().first?.quarantined)
        #expect(try history.release(series, over: TimeRange(latest.time, latest.time + .seconds(1))) == 1)
        #expect(try values(history) == [800, 8_000])
    }
}

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `Two sources of one figure` {
    private static let price = Series(network: "testnet", metric: "token.price")

    private func sources(_ role: String) -> String {
        """
        - id: owner
          get: https://owner.test/price
          every: 1m
          probes: statistics
          values: { token.price: $.usd }
        - id: other
          get: https://other.test/price
          every: 1m
          probes: statistics
          values: { token.price: $.price, nodes.online: $.nodes }
          \(role)
        """
    }

    /// Asks the owner, then the other one, in rounds a minute apart; `owner` says how the owner answers in each.
    private func rounds(_ role: String, owner: [TestServer.Response], into history: History) async throws
        -> [String]
    {
        let clock = HandClock()
        let next = Locked(owner)
        return try await TestServer.run { request in
            request.path.hasPrefix("/owner")
                ? next.withLock { $0.isEmpty ? .reset : $0.removeFirst() }
                : .json(#"{"price": 3, "nodes": 7}"#)
        } while: { server in
            let both = try catalog(sources(role))
            var lines: [String] = []
            for _ in owner {
                lines += try await collectOnce(both, server, into: history, clock: clock)
                clock.advance(by: .seconds(60))
            }
            return lines.filter { $0.contains("other") }
        }
    }

    @Test func `are compared when one is a cross-check`() async throws {
        let history = try history()
        let good = TestServer.Response.json(#"{"usd": 2.5}"#)
        let lines = try await rounds("cross-check: [token.price]", owner: [good, good], into: history)
        #expect(
            lines.last == "testnet/other  ok  1 sample"
                + "  (token.price: 3.0 here, 2.5 of testnet/owner: over a tenth apart)")
        #expect(
            try history.latest().map { "\($0.series.metric) \($0.value)" } == [
                "nodes.online 7.0", "token.price 2.5",
            ])
    }

    @Test func `agree without a word`() async throws {
        let history = try history()
        let good = TestServer.Response.json(#"{"usd": 2.9}"#)
        let lines = try await rounds("cross-check: [token.price]", owner: [good, good], into: history)
        #expect(lines.last == "testnet/other  ok  1 sample")
    }

    @Test func `are one while the owner answers, and the other while it fails`() async throws {
        let history = try history()
        let good = TestServer.Response.json(#"{"usd": 2.5}"#)
        let bad = TestServer.Response.text("", status: 500)
        let lines = try await rounds(
            "fallback: { token.price: owner }", owner: [good, good, bad, bad, good, good], into: history)
        #expect(lines[1] == "testnet/other  ok  1 sample")
        #expect(lines[3] == "testnet/other  ok  2 samples  (token.price: stands in for testnet/owner)")
        #expect(lines[5] == "testnet/other  ok  1 sample")
        let latest = try #require(try history.latest(metric: "token.price").first)
        #expect(latest.value == 2.5 && latest.source == "owner")
        let all = try history.samples(
            Self.price, over: TimeRange(Timestamp(seconds: 0), Timestamp(seconds: 1 << 33)))
        #expect(all.map(\.value).contains(3))
    }
}
