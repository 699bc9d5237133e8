import Collection
import FoundationEssentials
import History
import Metrics
import Storage
import Terminal
import TestSupport
import Testing
import Threads

@testable import Dashboard

/// Beside another Assay that collects into the same database.
@Suite(.temporaryDirectory) struct `A dashboard beside a collector` {
    @Test func `shows what the other records, at the next tick`() async throws {
        var loop = try await World().loop(200, 60)
        #expect(!loop.frame.text.contains("77 777"))
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let other = try History(DatabaseFile(path: path, mode: .readWrite))
        let neurons = Series(network: "bittensor", metric: "neurons")
        try other.record(
            Poll(
                network: "bittensor", source: "head", slot: World.now, time: World.now, outcome: .ok,
                samples: [Sample(neurons, at: World.now, 77_777)]))
        #expect(await loop.take(.event(.tick)) == .changed)
        #expect(loop.frame.text.contains("77 777"))
        #expect(loop.frame.text.contains("another Assay collects"))
    }

    @Test func `says so when the other stores nothing, until it does`() async throws {
        let (world, clock) = (try World(), MovedClock())
        let holder = CollectionLease.Holder(process: 4_711, since: World.now - .seconds(86_400))
        let sentence = "process 4711 collects, but has stored nothing for 3 h: look at what it says"
        var loop = try await world.loop(120, 40, holder: holder, clock: clock)
        func text() async -> String {
            clock.time.withLock { $0 = $0 + .seconds(1) }
            _ = await loop.take(.event(.tick))
            return loop.frame.text
        }
        #expect(await !text().contains("stored nothing"))
        // This machine slept, and the other with it.
        clock.time.withLock { $0 = $0 + .seconds(3 * 3_600) }
        #expect(await !text().contains("stored nothing"))
        loop = try await world.loop(120, 40, holder: holder, clock: clock)
        #expect(await text().contains(sentence))
        try world.history.record(
            Poll(
                network: "bittensor", source: "head", slot: clock.now(), time: clock.now(),
                outcome: .failed(reason: "HTTP 500"), status: 500))
        #expect(await !text().contains("stored nothing"))
    }

    @Test(arguments: [true, false])
    func `says nothing where the other was paused`(isAll: Bool) async throws {
        let (world, clock) = (try World(), MovedClock())
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        let holder = CollectionLease.Holder(process: 4_711, since: World.now - .seconds(86_400))
        clock.time.withLock { $0 = $0 + .seconds(3 * 3_600) }
        var loop = try await world.loop(120, 40, memory: memory, holder: holder, clock: clock)
        // After this one was opened.
        var state = loop.state
        state.isPaused = isAll
        if !isAll { state.pausedSources = Set(loop.snapshot.sources.map(\.sourceID)) }
        try state.remember(in: memory, collects: true)
        _ = await loop.take(.event(.tick))
        #expect(!loop.frame.text.contains("stored nothing"))
        // Gone on with this moment: the first answer is on its way.
        (state.isPaused, state.pausedSources) = (false, [])
        try state.remember(in: memory, collects: true)
        _ = await loop.take(.event(.tick))
        #expect(!loop.frame.text.contains("stored nothing"))
    }
}
