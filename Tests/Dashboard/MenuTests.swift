import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A menu` {
    private func footer(_ loop: DashboardLoop) -> String {
        String(loop.frame.text.split(separator: "\n").last ?? "")
    }

    @Test(arguments: ["<enter>", " "])
    func `of columns shows and hides them at once, until it is done`(key: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("c<down>")
        #expect(footer(loop).contains("Enter or Space show/hide  Esc done"), "\(footer(loop))")
        await loop.press(key)
        #expect(loop.state.list.hidden == ["nodes"] && loop.frame.text.contains("Columns"))
        await loop.press(key)
        #expect(loop.state.list.hidden.isEmpty)
        await loop.press(key + "<esc>")
        #expect(loop.state.overlay == nil && loop.state.list.hidden == ["nodes"])
    }

    @Test func `of anything else chooses, or is cancelled`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("t")
        #expect(footer(loop).contains("Enter choose  Esc cancel"))
        // Space is the key of ticks alone.
        await loop.press(" ")
        #expect(loop.state.overlay != nil)
        await loop.press("<esc>a")
        #expect(footer(loop).contains("Enter save  Esc cancel"))
    }
}

@Suite(.temporaryDirectory) struct `The footer under a filter` {
    @Test(arguments: [80, 120])
    func `says how many rows are left, and how it ends`(columns: Int) async throws {
        var loop = try await World().loop(columns, 24)
        func footer() -> String { String(loop.frame.text.split(separator: "\n").last ?? "") }
        await loop.press("/")
        #expect(footer().contains("any words in a row") && footer().hasSuffix("Enter keep  Esc clear"))
        await loop.press("ak")
        let count = loop.state.page.list(loop.state, loop.snapshot)?.count ?? 0
        #expect(count > 0 && count < loop.snapshot.networks.count)
        #expect(footer().hasPrefix(" filter: ak"))
        #expect(footer().hasSuffix("\(count) of \(loop.snapshot.networks.count)  Enter keep  Esc clear"))
    }
}
