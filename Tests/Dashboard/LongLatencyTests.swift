import Catalog
import Collection
import Foundation
import History
import Metrics
import Storage
import Terminal
import TestSupport
import Testing
import Threads

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Latency that stays open` {
    @Test(arguments: [NamedRange.day, .week]) func `keeps the polls of its range and no others`(
        range: NamedRange
    ) async throws {
        let world = try World(isNew: true)
        let clock = MovedClock()
        // Every ten minutes, for three weeks.
        let polls = (0..<21 * 144).map { step in
            let slot = World.now + .seconds(Int64(step) * 600)
            return Poll(
                network: "akash", source: "capacity", slot: slot, time: slot + .milliseconds(170),
                outcome: .ok,
                phases: Phases(dns: 1, connect: 2, tls: 3, firstByte: 4, total: 5))
        }
        try world.history.backfill(polls: polls)
        var loop = try await world.loop(120, 40, clock: clock)
        loop.state.chart.range = range
        await loop.press("3/akash/capacity<enter>")
        for _ in 0..<21 {
            clock.time.withLock { $0 = $0 + .seconds(86_400) }
            loop.look()
        }
        #expect(loop.snapshot.latency?.times.count == (range == .day ? 144 : 7 * 144))
        // And the day before, by which its chart knows how often an answer comes, an hour and five minutes.
        #expect(loop.library.latencies.count <= (range == .day ? 144 : 7 * 144) + 144 + 7)
    }
}

/// Of long ranges days are read and not polls: what they show is what the polls would.
@Suite(.temporaryDirectory) struct `Latency over a long range` {
    /// Wednesday 2026-10-21 00:00:00 UTC, and thirty-three days and ten hours later.
    static let start = Timestamp(seconds: 1_792_540_800)
    static let end = start + .seconds(33 * 86_400 + 36_000)
    static let range = TimeRange(start, end)

    /// Every ten minutes, slower by day than by night, on and on.
    static let polls: [Poll] = (0..<33 * 144 + 60).compactMap { step in
        let slot = start + .seconds(Int64(step) * 600)
        guard step % 1_000 > 40 else { return nil }
        let outcome: Outcome = step % 17 == 0 ? .noData(reason: "x") : .ok
        let total = 40.0 + Double(step % 144) + Double((step &* 2_654_435_761) % 997) / 13
        return Poll(
            network: "akash", source: "node", slot: slot, time: slot + .milliseconds(170), outcome: outcome,
            phases: outcome.isGood
                ? Phases(dns: 1, connect: total / 9, tls: total / 7, firstByte: total / 2, total: total) : nil
        )
    }

    struct Both {
        let points: [PollPoint]
        let days: [ResponseDay]
        let row: SourceRow
    }

    func both() throws -> Both {
        let history = try History(
            DatabaseFile(path: TemporaryDirectory.current.appending(path: "x.sqlite").path, mode: .readWrite))
        try history.backfill(polls: Self.polls)
        while try history.maintain() {}
        let source = try #require(
            WorldTemplate.shared.get().catalog.networks.flatMap(\.sources).first)
        return Both(
            points: try history.pollPoints(network: "akash", source: "node", over: Self.range),
            days: try history.responses(network: "akash", source: "node", over: Self.range),
            row: SourceRow(
                source: source, networkName: "Akash", record: nil, health: .ok, state: nil))
    }

    @Test func `percentiles, phases and shares are those of the polls`() throws {
        let both = try both()
        let room = LatencyRoom(bins: 40, rows: 12)
        let exact = LatencyDetail(both.row, both.points[...], room: room)
        let long = LatencyDetail(both.row, both.days, room: room)
        #expect(long.times.count == exact.times.count && long.share == exact.share)
        func isNear(_ value: Double?, _ other: Double?) -> Bool {
            guard let value, let other else { return false }
            return (value - other).magnitude <= other * 0.002
        }
        for percentile in [\ResponseTimes.p50, \.p95, \.p99] {
            #expect(isNear(long.times[keyPath: percentile], exact.times[keyPath: percentile]))
        }
        let (phases, others) = (try #require(long.times.phases), try #require(exact.times.phases))
        for phase in [\Phases.dns, \.connect, \.tls, \.firstByte, \.total] {
            #expect(isNear(phases[keyPath: phase], others[keyPath: phase]))
        }
        let (bars, counted) = (try #require(long.histogram), try #require(exact.histogram))
        #expect(bars.counts.reduce(0, +) == counted.counts.reduce(0, +))
        // They begin and end with a bucket, which is twice as wide as it is exact.
        #expect((0...counted.low * 0.004).contains(counted.low - bars.low))
        #expect((0...counted.high * 0.004).contains(bars.high - counted.high))
    }

    @Test(arguments: [Zone.utc, .fixed(seconds: -7_200, name: "UTC-02:00")], [3, 7, 40])
    func `the hours are those of the polls`(zone: Zone, rows: Int) throws {
        let both = try both()
        let exact = HourlyMedians(both.points.filter(\.isGood), atMost: rows, by: zone)
        let long = HourlyMedians(both.days, atMost: rows, by: zone)
        #expect(long.days == exact.days && long.rows.map(\.start) == exact.rows.map(\.start))
        for (row, other) in zip(long.rows, exact.rows) {
            for (value, expected) in zip(row.hours, other.hours) {
                #expect((value == nil) == (expected == nil))
                if let value, let expected {
                    #expect((value - expected).magnitude <= expected * 0.002)
                }
            }
        }
    }

    @Test(arguments: [33, 100, 400])
    func `columns of hours or longer are those of the polls`(count: Int) throws {
        let both = try both()
        let hours = Int64(count) * 2
        let window = ChartWindow(start: Self.start.seconds, end: Self.start.seconds + hours * 3_600)
        let long = both.days.columns(in: window, count: count)
        let exact = both.points.filter { $0.time.seconds < window.end }.columns(in: window, count: count)
        #expect(long.count == exact.count)
        for (column, other) in zip(long, exact) {
            #expect((column == nil) == (other == nil))
            guard let column, let other else { continue }
            #expect((column.min, column.max, column.last) == (other.min, other.max, other.last))
            #expect(column.count == other.count)
            #expect((column.average - other.average).magnitude < 1e-6)
        }
    }
}

@Suite(.temporaryDirectory) struct `The chosen source of the latencies` {
    @Test func `says of what time single answers are kept`() async throws {
        let world = try World()
        try world.history.keep(Retention(raw: 5))
        var loop = try await world.loop(120, 40)
        await loop.press("3")
        #expect(loop.frame.text.contains("  30d (answers kept for 5 d): "))
        await loop.press("[[")
        #expect(loop.frame.text.contains("  24h: ") && !loop.frame.text.contains("kept for"))
    }

    @Test func `has no hours to compare within one`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("3")
        #expect(loop.frame.text.contains("a row is"))
        let chart = try #require(
            LatencyPage.chart(in: Frame.body(of: loop.state.size), loop.state, loop.snapshot))
        await loop.press("{")
        #expect(!loop.frame.text.contains("a row is"))
        // The chart has their room.
        let wide = try #require(
            LatencyPage.chart(in: Frame.body(of: loop.state.size), loop.state, loop.snapshot))
        #expect(wide.area.columns > chart.area.columns + 30)
    }
}
