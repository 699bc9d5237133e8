import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct LatencyTests {
    let range = TimeRange(noon, noon + .seconds(3_600))

    func record(
        _ totals: [Double], _ source: String = "node", _ outcome: Outcome = .ok, _ probes: Probe = .service,
        from start: Timestamp = noon, in history: History
    ) throws {
        for (index, total) in totals.enumerated() {
            let slot = start + .seconds(Int64(index))
            try history.record(
                Poll(
                    network: "akash", source: source, slot: slot, time: slot, outcome: outcome,
                    phases: Phases(dns: 1, connect: 2, tls: 3, firstByte: total / 2, total: total),
                    probes: probes))
        }
    }

    /// Expected values: `statistics.quantiles(data, n=100, method='inclusive')` of Python.
    @Test(
        arguments: [
            ([143], 143, 143), ([100, 200], 150, 195), ([15, 20, 35, 40, 50], 35, 48),
            ([7, 15, 36, 39, 40, 41, 9_000, 3, 18, 27], 31.5, 4_968.45),
        ] as [([Double], Double, Double)])
    func `percentiles are those of Python`(totals: [Double], p50: Double, p95: Double) throws {
        let history = try TemporaryDirectory.history()
        try record(totals, in: history)
        let latency = try #require(try history.latency(network: "akash", over: range))
        #expect(latency.count == totals.count)
        #expect(abs(latency.p50.total - p50) < 1e-9)
        #expect(abs(latency.p95.total - p95) < 1e-9)
        #expect(abs(latency.p95.firstByte - p95 / 2) < 1e-9)
        #expect(latency.p50.tls == 3)
    }

    @Test func `only valid answers of the network itself speak of it`() throws {
        let history = try TemporaryDirectory.history()
        try record([1], "failing", .failed(reason: "HTTP 500"), in: history)
        try record([5], "statistics", .ok, .statistics, in: history)
        #expect(try history.latency(network: "akash", over: range) == nil)
        #expect(try history.latency(network: "akash", source: "statistics", over: range)?.p50.total == 5)
        try record([10, 30], "node", in: history)
        #expect(try history.latency(network: "akash", over: range)?.p50.total == 20)
        #expect(try history.latency(network: "akash", over: TimeRange(noon - .seconds(9), noon)) == nil)
    }

    /// Expected values: `statistics.median` of Python, of the last answers alone.
    @Test func `the response time of a source is the median of its newest answers`() throws {
        let history = try TemporaryDirectory.history()
        try record([900, 800, 7, 15, 36, 39], "node", in: history)
        try record([5, 9], "statistics", .ok, .statistics, in: history)
        try record([1], "failing", .failed(reason: "HTTP 500"), in: history)
        // A source that fails since took as long as its last answers did.
        try record([1, 1], "statistics", .failed(reason: "HTTP 500"), from: noon + .seconds(60), in: history)
        func times(_ newest: Int, _ start: Timestamp = noon) throws -> [String: Double] {
            Dictionary(
                try history.responseTimes(ofNewest: newest, since: start).map {
                    ($0.source, $0.milliseconds)
                },
                uniquingKeysWith: { first, _ in first })
        }
        #expect(try times(4) == ["node": 25.5, "statistics": 7])
        #expect(try times(3) == ["node": 36, "statistics": 7])
        #expect(try times(9) == ["node": 37.5, "statistics": 7])
        #expect(try times(9, noon + .seconds(3)) == ["node": 36])
    }

    /// Expected values: `statistics.median` of Python, of the last answers alone.
    @Test func `a response time that was asked for follows what comes and what grows too old`() throws {
        let history = try TemporaryDirectory.history()
        func time(since start: Timestamp) throws -> Double? {
            try history.responseTimes(ofNewest: 3, since: start).first?.milliseconds
        }
        try record([900, 800, 7, 15], "node", in: history)
        #expect(try time(since: noon) == 15)
        #expect(try time(since: noon) == 15)
        #expect(try time(since: noon + .seconds(2)) == 11)
        #expect(try time(since: noon) == 15)
        try record([40, 50], "node", from: noon + .seconds(60), in: history)
        #expect(try time(since: noon) == 40)
        #expect(try time(since: noon + .seconds(30)) == 45)
        #expect(try time(since: noon + .seconds(90)) == nil)
        #expect(try time(since: noon) == 40)
    }
}
