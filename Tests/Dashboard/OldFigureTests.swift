import Collection
import History
import Metrics
import Terminal
import TestSupport
import Testing
import Threads

@testable import Dashboard

/// A network of which one source answers while another has failed for long.
@Suite(.temporaryDirectory) struct `A figure whose source fails` {
    /// Capacity last answered 24 s before now, and fails from 24 minutes on; the list of prices answered just now.
    private let later = MovedClock()

    private func loop(_ columns: Int, _ rows: Int) async throws -> DashboardLoop {
        let world = try World()
        let now = World.now + .seconds(24 * 60)
        later.time.withLock { $0 = now }
        try world.history.record(
            Poll(
                network: "akash", source: "capacity", slot: now - .seconds(7), time: now - .seconds(7),
                outcome: .failed(reason: "HTTP 502"), probes: .statistics))
        try world.history.record(
            Poll(
                network: "akash", source: "gpu-prices", slot: now - .seconds(5), time: now - .seconds(5),
                outcome: .ok, status: 200, probes: .statistics,
                samples: [
                    Sample(
                        Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"]),
                        at: now - .seconds(5), 2.5)
                ]))
        return try await world.loop(columns, rows, clock: later)
    }

    private func row(_ name: String, of loop: DashboardLoop) -> String {
        loop.frame.text.split(separator: "\n").first { $0.contains(name) }.map(String.init) ?? ""
    }

    @Test func `is marked among the networks, beside figures that are fresh, and its age is the row's`()
        async throws
    {
        let row = row("Akash Network", of: try await loop(120, 40))
        #expect(row.contains("✕ 56") && row.contains("✕ 442") && row.contains(" 2.50 "))
        #expect(!row.contains("✕ 2.50"))
        #expect(row.contains("✕ 24 min"))
    }

    @Test func `is marked among the network's figures, with its age in the list and above its chart`()
        async throws
    {
        var loop = try await loop(200, 60)
        await loop.press("<enter>")
        let first = row("nodes.online", of: loop)
        #expect(first.contains("✕ 56") && first.contains("24 min"))
        #expect(loop.frame.text.contains("Nodes online  56 · 24 min old"))
        #expect(!row("  h100", of: loop).contains("✕"))
    }
}
