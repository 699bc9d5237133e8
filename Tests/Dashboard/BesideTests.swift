import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Networks that are marked` {
    @Test func `have the same figure drawn together on each other's screens`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("mm<home><enter><down>")
        let traces = try #require(loop.snapshot.chart?.traces)
        #expect(traces.map(\.name) == ["Akash Network", "io.net"])
        #expect(
            traces.compactMap(\.series) == [
                Series(network: "akash", metric: "gpu.total"), Series(network: "ionet", metric: "gpu.total"),
            ])
        // What the others do not have is drawn alone, by its own name.
        await loop.press("<up>")
        #expect(loop.snapshot.chart?.traces.map(\.name) == ["nodes.online"])
    }

    @Test func `are let go by Esc on the list`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("mm<esc><home><enter><down>")
        #expect(loop.snapshot.chart?.traces.count == 1)
    }
}
