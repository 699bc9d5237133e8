import Foundation
import TestSupport
import Testing
import Text

@testable import Terminal

@Suite struct `What lies over a screen` {
    private let dialog = Dialog(
        "Submit", "Submit the assessment of Akash? It cannot be changed afterwards.",
        choices: [.init(false, "keep the draft", key: "k"), .init(true, "submit", key: "s")])

    private let menu = Menu(
        "Export",
        [
            .init("csv", "as CSV", key: "c"), .init("json", "as JSON", key: "n"),
            .init("copy", "to the clipboard", key: "y"),
        ])

    @Test func `a dialog gives what its keys say, and loses nothing by Enter`() {
        var dialog = dialog
        #expect(dialog.handle("s") == .chosen(true))
        #expect(dialog.handle(Key(.enter)) == .chosen(false))
        #expect(dialog.handle(Key(.escape)) == .cancelled)
        #expect(dialog.handle("x") == .open)
        #expect(dialog.handle(Key(.tab)) == .open)
        #expect(dialog.handle(Key(.enter)) == .chosen(true))
        #expect(dialog.handle(Key(.backTab)) == .open)
        #expect(dialog.handle(Key(.enter)) == .chosen(false))
    }

    @Test func `a dialog is clicked where its choices stand`() throws {
        var grid = Grid(size: Size(columns: 80, rows: 24))
        dialog.draw(in: grid.bounds, on: &grid, theme: .standard)
        let lines = grid.text.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("[s] submit") })
        let column = lines[row].distance(
            from: lines[row].startIndex, to: try #require(lines[row].firstRange(of: "[s]")).lowerBound)
        #expect(dialog.click(Position(column: column + 2, row: row), in: grid.bounds) == .chosen(true))
        #expect(dialog.click(Position(column: column - 1, row: row), in: grid.bounds) == .open)
        try expectSnapshot(grid.styledText, named: "dialog")
    }

    /// The rules of a screen are named after what they watch, and a reader may name one as they like.
    @Test(
        arguments: [
            "gpu.price.median{gpu=h100-sxm5-80gb,region=eu-central-1} of Akash Network above 3 $/h for a day: END",
            String(repeating: "ein sehr langer Name ", count: 30) + "END",
            String(repeating: "名", count: 200) + "END", String(repeating: "e\u{301}🚀", count: 90) + "END",
        ], [Size(columns: 80, rows: 20), Size(columns: 40, rows: 10), Size(columns: 200, rows: 56)])
    func `a question with a long name shows its beginning, the name's end and its keys`(
        name: String, size: Size
    ) throws {
        let dialog = Dialog(
            "Remove the rule '\(SafeText(name))'?",
            "It is watched no more. What it has fired stays on the list.",
            choices: [.init(false, "Keep it", key: "n"), .init(true, "Remove it", key: "y")])
        var grid = Grid(size: size)
        dialog.draw(in: grid.bounds, on: &grid, theme: .standard)
        let text = grid.text
        // A word may be longer than a line.
        let whole = text.filter { !"│ \n".contains($0) }
        #expect(whole.contains("Removetherule'") && whole.contains("END'?"), "\(text)")
        #expect(text.contains("[n] Keep it  [y] Remove it") && text.contains("on the list."))
        // Nothing stands over the frame.
        let lines = text.split(separator: "\n").filter { $0.contains("│") }
        #expect(lines.allSatisfy { $0.trimmingCharacters(in: .whitespaces).hasSuffix("│") })
        #expect(lines.count <= 8)
    }

    @Test func `a menu gives what is chosen`() {
        var menu = menu
        #expect(menu.handle("n") == .chosen("json"))
        #expect(menu.handle("y") == .chosen("copy"))
        #expect(menu.selected?.id == "copy")
        #expect(menu.handle(Key(.up)) == .open)
        #expect(menu.handle(Key(.enter)) == .chosen("json"))
        #expect(menu.handle(Key(.home)) == .open)
        #expect(menu.handle(Key(.enter)) == .chosen("csv"))
        #expect(menu.handle("q") == .cancelled)
        let rect = Rect(column: 5, row: 5, size: menu.idealSize)
        #expect(menu.click(Position(column: 9, row: 7), in: rect) == .chosen("json"))
        #expect(menu.click(Position(column: 5, row: 7), in: rect) == .open)
        #expect(menu.click(Position(column: 0, row: 7), in: rect) == .cancelled)
    }

    @Test func `a menu looks as recorded`() throws {
        var grid = Grid(size: Size(columns: 44, rows: 7))
        menu.draw(in: Rect(column: 2, row: 1, size: Size(columns: 40, rows: 5)), on: &grid, theme: .standard)
        try expectSnapshot(grid.styledText, named: "menu")
    }
}

@Suite struct `Scrolling by keys` {
    @Test(
        arguments: [
            (Key(.down), 1), (Key(.pageDown), 9), (" ", 9), (Key(.end), 90), ("G", 90), (Key(.up), 0),
            (Key(.home), 0),
        ] as [(Key, Int)])
    func `scrolls by keys and stays inside`(key: Key, offset: Int) {
        var scrolling = Scrolling()
        let isUsed = scrolling.handle(key, count: 100, height: 10)
        #expect(isUsed)
        #expect(scrolling.offset == offset)
    }

    @Test(arguments: 2...30)
    func `a scroll bar touches an end at the very end alone`(rows: Int) {
        for offset in 0...(100 - rows) {
            var grid = Grid(size: Size(columns: 1, rows: rows))
            Scrolling(offset: offset).drawBar(in: grid.bounds, count: 100, on: &grid, theme: .standard)
            let isFilled = (0..<rows).map { grid[Position(column: 0, row: $0)].scalar == "█" }
            #expect(isFilled.contains(true))
            #expect(isFilled[0] == (offset == 0) || rows == 2)
            #expect(isFilled[rows - 1] == (offset == 100 - rows) || rows == 2)
        }
    }

    @Test func `clicks and drags are told apart`() {
        var tracker = DragTracker()
        let (a, b) = (Position(column: 3, row: 2), Position(column: 9, row: 2))
        #expect(tracker.take(Mouse(.press(.left), at: a)) == nil)
        #expect(tracker.take(Mouse(.drag, at: a)) == nil)
        #expect(tracker.take(Mouse(.release(.left), at: a)) == .click(a))
        #expect(tracker.take(Mouse(.press(.left), at: a)) == nil)
        #expect(tracker.take(Mouse(.drag, at: b)) == .drag(from: a, to: b))
        #expect(tracker.take(Mouse(.drag, at: a)) == .drag(from: a, to: a))
        #expect(tracker.take(Mouse(.release(.left), at: b)) == .drop(from: a, to: b))
        #expect(tracker.take(Mouse(.drag, at: b)) == nil)
        #expect(tracker.take(Mouse(.wheelUp, at: b)) == nil)
    }
}
