import Evaluation
import Foundation
import History
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A reader` {
    @Test(arguments: [
        ("j", "io.net"), ("<down>", "io.net"), ("G", "Petals"), ("jk", "Akash Network"),
        ("jjg", "Akash Network"),
    ])
    func `moves through the networks, over the headings`(keys: String, chosen: String) async throws {
        var loop = try await World().loop(80, 24)
        await loop.press(keys)
        #expect(loop.frame.text.contains("▸ \(chosen)"))
    }

    @Test func `filters as letters are typed, and has all back by Esc`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("/bit")
        #expect(loop.frame.text.contains("Bittensor") && !loop.frame.text.contains("Akash"))
        await loop.press("<enter>")
        #expect(loop.frame.text.contains("filter: bit") && !loop.frame.text.contains("Akash"))
        await loop.press("<esc>")
        #expect(loop.frame.text.contains("Akash"))
        await loop.press("/nothing of it")
        #expect(loop.frame.text.contains("Nothing matches the filter"))
    }

    @Test func `sorts by each column, figures downwards, the absent last`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("ss")
        #expect(loop.frame.text.contains("NODES▾"))
        let rows = loop.frame.text.split(separator: "\n")
        let order = ["Bittensor", "Filecoin", "Akash", "io.net"].map { name in
            rows.firstIndex { $0.contains(name) } ?? -1
        }
        #expect(order == order.sorted() && !order.contains(-1))
        await loop.press("S")
        #expect(loop.frame.text.contains("NODES▴"))
    }

    @Test func `sorts by a click on a heading and chooses by a click on a row`() async throws {
        var loop = try await World().loop(120, 40)
        let lines = loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
        let heading = try #require(lines[2].range(of: "NODES"))
        let column = lines[2].distance(from: lines[2].startIndex, to: heading.lowerBound)
        await loop.click(column, 2)
        #expect(loop.frame.text.contains("NODES▾"))
        await loop.click(8, 4)
        #expect(loop.frame.text.split(separator: "\n")[4].hasPrefix("▸"))
        _ = await loop.take(.event(.mouse(Mouse(.wheelUp, at: Position(column: 8, row: 5)))))
        #expect(loop.frame.text.split(separator: "\n")[3].hasPrefix("▸"))
        await loop.click(8, 3)
        #expect(loop.state.screen == .network)
    }

    @Test(arguments: [("]", NamedRange.quarter), ("[", .week), ("{", .hour), ("}", .all), ("]]]]", .all)])
    func `changes the range`(keys: String, range: NamedRange) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>" + keys)
        #expect(loop.state.chart.range == range)
    }

    @Test func `goes round the screens and back`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("<tab>")
        #expect(loop.state.screen == .prices)
        await loop.press("<tab><tab><tab><tab><tab><tab><enter>")
        #expect(loop.state.screen == .network)
        await loop.press("<esc>")
        #expect(loop.state.screen == .sources)
        await loop.press("?")
        #expect(loop.frame.text.contains("Choose the one below"))
        await loop.press("<esc>")
        #expect(!loop.frame.text.contains("Choose the one below"))
    }

    @Test(arguments: ["", "<enter>", "2", "3", "4", "4<enter>", "5", "6", "7", "8", "9"])
    func `quits by q from every screen`(keys: String) async throws {
        var loop = try await World().loop(80, 24)
        await loop.press(keys)
        guard case .quit = await loop.take(.event(.key("q"))) else {
            Issue.record("q did not quit after \(keys)")
            return
        }
    }

    @Test(arguments: [Event.terminate(signal: 15), .closed])
    func `is let go by a signal and by a lost terminal`(event: Event) async throws {
        var loop = try await World().loop(80, 24)
        guard case .quit = await loop.take(.event(event)) else {
            Issue.record("\(event) did not quit")
            return
        }
    }

    @Test func `sees what was recorded within a second, and not before`() async throws {
        let world = try World(isNew: true)
        var loop = try await world.loop(80, 24)
        try world.history.record(
            .init(
                network: "petals", source: "health", slot: World.now, time: World.now, outcome: .ok,
                samples: [Sample(Series(network: "petals", metric: "nodes.online"), at: World.now, 37)]))
        guard case .unchanged = await loop.take(.news) else {
            Issue.record("news alone drew a frame")
            return
        }
        _ = await loop.take(.event(.tick))
        #expect(loop.frame.text.contains(" 37 "))
    }
}
