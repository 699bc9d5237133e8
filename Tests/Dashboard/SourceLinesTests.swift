import Collection
import History
import Metrics
import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Sources in little room` {
    @Test func `say how many are left out, and show trouble first`() async throws {
        let world = try World()
        try world.history.record(
            Poll(
                network: "akash", source: "gpu-prices", slot: World.now, time: World.now,
                outcome: .failed(reason: "HTTP 502"), probes: .statistics))
        let loop = try await world.loop(80, 24)
        let rows = Array(repeating: loop.snapshot.sources(of: "akash"), count: 3).joined()
        func lines(_ count: Int) -> [String] {
            var grid = Grid(size: Size(columns: 60, rows: count))
            SourceLines.draw(
                Array(rows), now: World.now, KeyMap(), in: grid.bounds, on: &grid, theme: .standard)
            return grid.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        let few = lines(5)
        #expect(few[0].contains("gpu-prices") && few[1].contains("failed: HTTP 502"))
        #expect(few[4] == "  … \(rows.count - 2) more sources: Space")
        #expect(!lines(rows.count * 2).contains { $0.contains("more source") })
    }
}
