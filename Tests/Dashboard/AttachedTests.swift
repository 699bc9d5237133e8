import FoundationEssentials
import History
import Metrics
import Storage
import Terminal
import TestSupport
import Testing

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
}
