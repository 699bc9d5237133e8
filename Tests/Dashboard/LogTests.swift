@testable import Collection
import Foundation
import History
import Metrics
import Storage
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `The log of what is stored` {
    /// Records polls of akash/capacity, one a second, the last one so many seconds before now.
    private func record(_ count: Int, in world: World, until seconds: Int, _ outcome: Outcome = .ok) throws {
        for second in (seconds..<seconds + count).reversed() {
            let time = World.now - .seconds(second)
            try world.history.record(
                Poll(
                    network: "akash", source: "capacity", slot: time, time: time + .milliseconds(250),
                    outcome: outcome))
        }
    }

    private func lines(_ loop: DashboardLoop) -> [String] {
        loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Lets it see what was recorded.
    private func tell(_ loop: inout DashboardLoop) async {
        _ = await loop.take(.news)
        _ = await loop.take(.event(.tick))
    }

    @Test func `tells what was polled before the start, and what another Assay polls`() async throws {
        let world = try World()
        // Without a collector of its own.
        var loop = try await world.loop(120, 40)
        await loop.press("9")
        // The world's newest answers, by their ages: 17, 24, 31 and 36 seconds among them.
        #expect(loop.frame.text.contains("akash/capacity"))
        let newest = try #require(loop.state.list.choice.id)
        try record(1, in: world, until: 3, .failed(reason: "HTTP 503"))
        _ = await loop.take(.event(.tick))
        #expect(loop.state.list.choice.id != newest)
        let first = lines(loop)[3]
        #expect(
            first.contains("14:02:08") && first.contains("akash/capacity") && first.contains("HTTP 503"),
            "\(first)"
        )
        // Each once, however often it is read.
        _ = await loop.take(.event(.tick))
        #expect(lines(loop).count { $0.dropFirst(2).hasPrefix("14:02:08") } == 1)
    }

    @Test func `tells what failed last night, whatever was well since`() async throws {
        let world = try World()
        // 24 Nov 23:02 UTC, and more than three days ago.
        try record(1, in: world, until: 15 * 3_600, .failed(reason: "HTTP 502"))
        try record(1, in: world, until: 15 * 3_600 + 60)
        try record(1, in: world, until: 73 * 3_600, .failed(reason: "HTTP 501"))
        try record(1_100, in: world, until: 60)
        var loop = try await world.loop(120, 40)
        await loop.press("9")
        let all = loop.snapshot.polls
        #expect(all.lines.count { all.isWhole(at: $0.time) } == 1_000)
        #expect(all.lines.allSatisfy { all.isWhole(at: $0.time) || $0.isTrouble })
        #expect(!all.lines.contains { $0.text.contains("HTTP 501") })
        await loop.press("/failed<enter>")
        let text = loop.frame.text
        #expect(text.contains("24 Nov 2026: only what was not ok") && text.contains("HTTP 502"), "\(text)")
        let line = try #require(lines(loop).first { $0.contains("HTTP 502") })
        #expect(line.contains("23:02:11"))
        // What comes takes the place of what was well, and of nothing else.
        try record(50, in: world, until: 1)
        await tell(&loop)
        let later = loop.snapshot.polls
        #expect(later.lines.count { later.isWhole(at: $0.time) } == 1_000)
        #expect(later.lines.contains { $0.text.contains("HTTP 502") })
        #expect(later.wholeSince != nil && later.ids.count == later.lines.count)
    }

    @Test func `says of this process also what could not be stored`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("9")
        var report = PollReport(
            id: SourceID(network: "akash", source: "capacity"), outcome: .ok, stored: 0, repeated: 0,
            notes: [],
            time: World.now, duration: nil)
        report.storageError = StorageError(.diskFull, path: "/x")
        _ = await loop.take(.report(report))
        _ = await loop.take(.event(.tick))
        #expect(lines(loop).contains { $0.hasPrefix("▸ 14:02:11") && $0.contains("✕ not stored") })
    }

    @Test func `follows what comes while its first line is chosen`() async throws {
        let world = try World()
        try record(60, in: world, until: 200)
        var loop = try await world.loop(80, 24)
        await loop.press("9")
        for second in (0..<40).reversed() {
            try record(1, in: world, until: second)
            await tell(&loop)
        }
        #expect(lines(loop).contains { $0.hasPrefix("▸ 14:02:11") })
        #expect(!loop.frame.text.contains("newer"))
    }

    @Test func `keeps the line that the reader went to, and says what came since`() async throws {
        let world = try World()
        try record(60, in: world, until: 200)
        var loop = try await world.loop(120, 24)
        await loop.press("9jjj")
        let chosen = loop.state.list.choice.id
        let row = try #require(lines(loop).firstIndex { $0.hasPrefix("▸") })
        for second in (0..<30).reversed() {
            try record(1, in: world, until: second)
            await tell(&loop)
        }
        #expect(loop.state.list.choice.id == chosen)
        // Where it stood.
        #expect(lines(loop).firstIndex { $0.hasPrefix("▸") } == row)
        #expect(lines(loop)[23].hasSuffix("  g 30 newer"), "\(lines(loop))")
        await loop.press("g")
        try record(1, in: world, until: -1)
        await tell(&loop)
        #expect(lines(loop).contains { $0.hasPrefix("▸ 14:02:12") })
    }

    @Test func `begins with its newest line after the next start too`() async throws {
        let world = try World()
        try record(60, in: world, until: 200)
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        var loop = try await world.loop(120, 24, memory: memory)
        await loop.press("9jjj")
        loop.remember()
        loop = try await world.loop(120, 24, memory: memory)
        #expect(loop.state.screen == .log && lines(loop)[3].hasPrefix("▸"))
        try record(1, in: world, until: 1)
        await tell(&loop)
        #expect(lines(loop)[3].hasPrefix("▸ 14:02:10"))
    }
}
