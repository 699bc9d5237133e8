import Evaluation
import Foundation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A click on a hint of the footer` {
    @Test(arguments: [
        ("Enter open", Screen.network), ("? help", .networks), ("Tab screens", .prices),
    ])
    func `does what its key does`(hint: String, screen: Screen) async throws {
        var loop = try await World().loop(200, 60)
        var pressed = loop
        await pressed.press(["Enter open": "<enter>", "? help": "?", "Tab screens": "<tab>"][hint] ?? "")
        for offset in [0, hint.count - 1] {
            var clicked = loop
            try await clicked.click(hint, offset: offset)
            #expect(clicked.state.screen == screen && clicked.frame == pressed.frame, "\(offset)")
        }
        // Beside it nothing stands.
        let before = loop.frame
        try await loop.click(hint, offset: -1)
        #expect(loop.frame == before)
    }

    @Test func `presses the one of two keys that it hits, and on the words the second`() async throws {
        var loop = try await World().loop(200, 60)
        let first = loop.state.list.choice.id
        try await loop.click("↑↓ choose", offset: 1)
        #expect(loop.state.list.choice.id != first)
        try await loop.click("↑↓ choose", offset: 0)
        #expect(loop.state.list.choice.id == first)
        try await loop.click("[ ] range", offset: 0)
        #expect(loop.state.chart.range == .week)
        try await loop.click("[ ] range", offset: 6)
        #expect(loop.state.chart.range == .month)
    }

    @Test func `answers no level but one that it hits`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>")
        try await loop.click("0-4 level", offset: 5)
        #expect(loop.state.draft?.answers.isEmpty == true)
        try await loop.click("0-4 level", offset: 2)
        #expect(loop.state.draft?.answers["q1"]?.levels?.description == "4")
    }

    @Test(arguments: [0, 2]) func `never ends Assay: it may only have chosen the pane`(offset: Int)
        async throws
    {
        var loop = try await World().loop(80, 24)
        var place = try loop.place(of: "q quit")
        place.column += offset
        for action in [Mouse.Action.press(.left), .release(.left)] {
            if case .quit = await loop.take(.event(.mouse(Mouse(action, at: place)))) {
                Issue.record("it ends")
            }
        }
    }

    @Test func `works for what lies over a screen`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("t")
        try await loop.click("↑↓ choose", offset: 1)
        #expect(loop.state.overlay != nil)
        try await loop.click("Enter choose", offset: 0)
        #expect(loop.state.overlay == nil && loop.state.chart.range == .quarter)
        await loop.press(":")
        // What is typed is no key.
        try await loop.click("type to find", offset: 0)
        try await loop.click("Esc close", offset: 5)
        #expect(loop.state.overlay == nil)
    }

    @Test func `shows the keys again that news stood over`() async throws {
        var loop = try await World().loop(120, 40, collector: World().collector)
        await loop.press("R")
        #expect(loop.frame.text.contains("asking the sources …"))
        await loop.click(3, 39)
        #expect(!loop.frame.text.contains("asking the sources …") && loop.frame.text.contains("↑↓ choose"))
    }

    @Test func `follows keys that were given to other actions`() async throws {
        let loop = try await World().loop(120, 40)
        var state = loop.state
        state.keys = KeyMap(changed: ["quit": ["Q"], "open": ["o"]])
        let text = Frame.draw(state, loop.snapshot, theme: .standard).text
        let footer = try #require(text.split(separator: "\n").last)
        let start = try #require(footer.range(of: "o open")?.lowerBound)
        let place = Position(column: footer.distance(from: footer.startIndex, to: start), row: 39)
        #expect(Frame.key(at: place, state, loop.snapshot) == "o")
    }
}

@Suite(.temporaryDirectory) struct `A click on a range above a chart` {
    @Test(arguments: ["<enter>", "2", "3"], NamedRange.allCases)
    func `chooses it`(keys: String, range: NamedRange) async throws {
        var loop = try await World().loop(200, 60)
        await loop.press(keys)
        let row = try #require(loop.row(of: "1h 24h 7d 30d 90d 1y all"))
        try await loop.click(range.rawValue + " ", in: row)
        #expect(loop.state.chart.range == range && loop.state.chart.window == nil)
        // What is shown is what was chosen.
        #expect(loop.snapshot.query?.range == range)
    }

    @Test func `leaves a stretch that was zoomed to`() async throws {
        var loop = try await World().loop(200, 60)
        await loop.press("<enter>+")
        #expect(loop.state.chart.window != nil)
        let row = try #require(loop.row(of: "1h 24h 7d 30d 90d 1y all"))
        try await loop.click("30d ", in: row)
        #expect(loop.state.chart.window == nil && loop.state.chart.range == .month)
    }

    @Test func `does nothing where prices have the chart's place`() async throws {
        var loop = try await World().loop(200, 60)
        await loop.press("<enter>")
        let row = try #require(loop.row(of: "1h 24h 7d 30d 90d 1y all"))
        let place = try loop.place(of: "7d ", in: row)
        await loop.press(" ")
        await loop.click(place.column, place.row)
        #expect(loop.state.chart.range == .month)
    }
}

@Suite(.temporaryDirectory) struct `The wheel` {
    @Test func `leaves the list as it is where the wheel turns over something else`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>")
        let first = loop.state.list.choice.id
        for text in ["● gpu-prices", "GPU, $/h"] {
            let row = try #require(loop.row(of: text))
            let place = try loop.place(of: text, in: row)
            _ = await loop.take(.event(.mouse(Mouse(.wheelDown, at: place))))
            #expect(loop.state.list.choice.id == first)
        }
        _ = await loop.take(.event(.mouse(Mouse(.wheelDown, at: Position(column: 8, row: 8)))))
        #expect(loop.state.list.choice.id != first)
    }
}

extension DashboardLoop {
    /// The first row that holds a text.
    func row(of text: String) -> Int? {
        frame.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
    }

    /// Where a text begins in a row, the last time that it does, the last one where none is given.
    func place(of text: String, in row: Int? = nil) throws -> Position {
        let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
        let row = row ?? state.size.rows - 1
        // What stands at the end of a row has its space too.
        let line = lines[row] + " "
        let start = try #require(line.range(of: text, options: .backwards)?.lowerBound, "\(text) in \(line)")
        return Position(column: line.distance(from: line.startIndex, to: start), row: row)
    }

    mutating func click(_ text: String, offset: Int = 0, in row: Int? = nil) async throws {
        let place = try place(of: text, in: row)
        await click(place.column + offset, place.row)
    }
}
