import Catalog
import Collection
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `The screen of a network` {
    @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 60)])
    func `shows every price and every source in turn, and then the chart again`(
        columns: Int, rows: Int
    ) async throws {
        var loop = try await World().loop(columns, rows)
        await loop.press("<enter>")
        let chart = loop.frame.text
        let detail = try #require(loop.snapshot.detail)
        #expect(!detail.prices.isEmpty)
        var seen = ""
        for _ in 0..<20 {
            await loop.press(" ")
            if loop.frame.text == chart { break }
            seen += loop.frame.text
        }
        #expect(loop.frame.text == chart)
        for price in detail.prices { #expect(seen.contains(price.title), "\(price.title)") }
        for source in loop.snapshot.sources(of: "akash") {
            #expect(seen.contains("\(source.source.id)  \(source.health.rawValue)"), "\(source.source.id)")
        }
    }

    @Test func `goes back from the prices to the chart`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("<enter>")
        let chart = loop.frame.text
        await loop.press(" ")
        #expect(loop.frame.text.contains("GPU prices"))
        await loop.press("<esc>")
        #expect(loop.frame.text == chart)
    }

    @Test func `keeps the chart as it was while prices have its place`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("<enter>+")
        let chart = loop.frame.text
        #expect(loop.state.chart.window != nil)
        await loop.press(" +>-<esc>")
        #expect(loop.frame.text == chart)
    }

    @Test func `says in the footer which key turns to the prices`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("<enter>")
        #expect(loop.frame.text.contains("Space prices, sources"))
    }
}
