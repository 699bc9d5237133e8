import Evaluation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A screen with room below its networks` {
    @Test func `shows the chosen one there`() async throws {
        let loop = try await World().loop(300, 80)
        try expectSnapshot(loop.frame.text, named: "networks-300x80")
    }

    @Test func `turns to another with the choice, and back to the figure that was chosen there`() async throws
    {
        var loop = try await World().loop(300, 80)
        let title = "Akash Network  Distributed compute"
        #expect(loop.frame.text.contains(title))
        await loop.press("<down>")
        #expect(!loop.frame.text.contains(title))
        await loop.press("<up><enter><down><esc>")
        let chosen = try #require(loop.state.lists[.network]?.choice.id)
        let series = loop.snapshot.preview.first?.chart?.traces.first?.series
        #expect(series?.description == chosen && loop.state.screen == .networks)
    }

    @Test func `shows there the range of its lists`() async throws {
        var loop = try await World().loop(300, 80)
        await loop.press("]")
        let window = try #require(loop.snapshot.preview.first?.chart?.window)
        #expect(window.end - window.start == 90 * 86_400)
    }

    @Test func `opens what is clicked there`() async throws {
        var loop = try await World().loop(300, 80)
        await loop.click(200, 60)
        #expect(loop.state.screen == .network && loop.state.network == "akash")
    }

    @Test(arguments: [(300, 60), (109, 80), (200, 66)])
    func `leaves all of it to the list where there is less`(columns: Int, rows: Int) async throws {
        let loop = try await World().loop(columns, rows)
        #expect(loop.snapshot.preview.isEmpty && loop.state.listArea.rows == rows - 4)
    }
}
