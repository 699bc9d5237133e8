import History
import Metrics
import Terminal
import TestSupport
import Text
import Threads
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Going back` {
    @Test func `leaves what was opened, one from another, and no tab for a tab`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("12518")
        #expect(loop.state.screen == .sources && !loop.state.canGoBack)
        await loop.press("<esc><esc>")
        #expect(loop.state.screen == .sources)
        await loop.press("<enter>:assess akash<enter>")
        var seen: [Screen] = [loop.state.screen]
        for _ in 0..<4 {
            await loop.press("<esc>")
            seen.append(loop.state.screen)
        }
        #expect(seen == [.assess, .network, .sources, .sources, .sources])
    }

    @Test(arguments: ["2", "<tab>"])
    func `leads to no screen from before a tab was gone to`(keys: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("8<enter>" + keys)
        let tab = loop.state.screen
        await loop.press("<esc><esc>")
        #expect(tab == loop.state.screen && tab == tab.tab)
    }

    @Test func `leads from a page that a start began with to its tab`() async throws {
        var loop = try await World().loop(120, 40)
        loop.state.network = "akash"
        loop.state.screen = .network
        await loop.press("<esc>")
        #expect(loop.state.screen == .networks)
    }

    @Test func `is offered where there is something to go back from`() async throws {
        var loop = try await World().loop(200, 60)
        func footer() -> String { String(loop.frame.text.split(separator: "\n").last ?? "") }
        #expect(!footer().contains("back"))
        await loop.press("/a<enter>")
        #expect(footer().contains("Esc back"))
        await loop.press("<esc>")
        #expect(!footer().contains("back"))
        await loop.press("7")
        #expect(!footer().contains("back"))
        await loop.press("1<enter>")
        #expect(footer().contains("Esc back"))
    }

    @Test(arguments: ["8", "<esc>", "2", ":network filecoin<enter>"])
    func `is not needed for zoom and freeze, which end where another screen or network is opened`(
        keys: String
    ) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>f+")
        #expect(loop.state.chart.window != nil && loop.state.chart.frozen != nil)
        // A figure beside it keeps both.
        await loop.press("<down>")
        #expect(loop.state.chart.window != nil && loop.state.chart.frozen != nil)
        await loop.press(keys == "<esc>" ? "<esc><esc><esc>" : keys)
        #expect(loop.state.chart.window == nil && loop.state.chart.frozen == nil)
    }

    @Test func `lets the zoom go, then the freeze, which the footer names its key of`() async throws {
        var loop = try await World().loop(120, 40)
        func footer() -> String { String(loop.frame.text.split(separator: "\n").last ?? "") }
        await loop.press("<enter>")
        #expect(!footer().contains("unfreeze"))
        await loop.press("f+")
        #expect(footer().contains("f unfreeze"))
        await loop.press("<esc>")
        #expect(loop.state.chart.window == nil && loop.state.chart.frozen != nil)
        await loop.press("<esc>")
        #expect(loop.state.chart.frozen == nil && loop.state.screen == .network)
        #expect(!footer().contains("unfreeze"))
    }
}

@Suite(.temporaryDirectory) struct `What the footer says` {
    @Test func `gives the keys their place back after ten seconds`() async throws {
        let clock = MovedClock()
        var loop = try await World().loop(120, 40, clock: clock)
        await loop.press("y")
        #expect(loop.frame.text.contains("copied"))
        for second in Int64(1)...12 {
            clock.time.withLock { $0 = World.now + .seconds(second) }
            _ = await loop.take(.event(.tick))
            #expect(loop.frame.text.contains("copied") == (second <= 11), "\(second)")
        }
    }

    @Test func `of what went wrong stays until a key is pressed`() async throws {
        let clock = MovedClock()
        var loop = try await World().loop(120, 40, clock: clock)
        loop.state.say("it went wrong", .bad)
        for second: Int64 in [1, 100, 1_000] {
            clock.time.withLock { $0 = World.now + .seconds(second) }
            _ = await loop.take(.event(.tick))
            #expect(loop.frame.text.contains("it went wrong"))
        }
        await loop.press("<down>")
        #expect(!loop.frame.text.contains("it went wrong"))
    }

    @Test func `names the question that evidence is for`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>")
        let first = try #require(loop.state.list.choice.id)
        await loop.press("2")
        let next = try #require(loop.state.list.choice.id)
        #expect(first != next)
        await loop.press("A")
        #expect(loop.frame.text.contains("\(next) is not answered yet: grade A waits for its level"))
        await loop.press("e")
        #expect(loop.frame.text.contains("evidence of \(next) (a link, or a document's name):"))
    }
}

@Suite(.temporaryDirectory) struct `Where a row of Networks is from` {
    @Test func `is told of each figure, with its source, its time and its origin`() async throws {
        var loop = try await World().loop(120, 40)
        let row = try #require(loop.snapshot.networks.first { $0.id == loop.state.list.choice.id })
        await loop.press("i")
        let text = loop.frame.text
        #expect(row.shown.count > 4)
        #expect(text.contains("vs CLOUD  ") && text.contains(" against the clouds' median of "))
        for latest in row.shown.prefix(5).map(\.latest) {
            let line = try #require(
                text.split(separator: "\n").first { $0.contains(latest.series.metric) }, "\(latest.series)")
            #expect(line.contains("\(latest.sourceNetwork)/\(latest.source)") && line.contains("measured"))
            #expect(line.contains(" ago · "))
        }
    }
}
