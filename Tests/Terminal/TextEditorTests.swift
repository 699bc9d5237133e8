import TestSupport
import Testing
import Text

@testable import Terminal

@Suite struct `A text editor` {
    private let size = Size(columns: 21, rows: 5)

    private func typed(_ keys: [Key], into editor: TextEditor = TextEditor(), size: Size? = nil) -> TextEditor
    {
        var editor = editor
        for key in keys {
            let isUsed = editor.handle(key, size: size ?? self.size)
            #expect(isUsed)
        }
        return editor
    }

    private func keys(_ text: String) -> [Key] { text.map { Key(.character($0)) } }

    /// The text with `|` where the cursor is.
    private func marked(_ editor: TextEditor) -> String {
        var lines = editor.text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        lines[editor.cursor.line].insert("|", at: editor.cursor.column)
        return lines.map { String($0) }.joined(separator: "\n")
    }

    private func shown(_ editor: TextEditor, _ size: Size) -> (text: String, cursor: Position?) {
        var grid = Grid(size: size)
        editor.draw(in: grid.bounds, on: &grid, theme: .standard)
        return (grid.text, grid.cursor)
    }

    @Test(
        arguments: [
            ([Key(.home), "x"], "ab\nx|cd"), ([Key(.enter), "x"], "ab\ncd\nx|"),
            ([Key(.up), Key(.enter)], "ab\n|\ncd"),
            ([Key(.backspace), Key(.backspace), Key(.backspace)], "ab|"),
            ([Key(.up), Key(.delete)], "ab|cd"),
            ([Key(.up), Key(.home), Key(.character("k"), .control)], "|\ncd"),
            ([Key(.home), Key(.left), "x"], "abx|\ncd"), ([Key(.character("u"), .control)], "ab\n|"),
            ([Key(.home, .control), Key(.right), Key(.right), Key(.right)], "ab\n|cd"),
            ([Key(.home, .control), Key(.end, .control)], "ab\ncd|"),
            ([Key(.character("w"), .control), Key(.character("w"), .control)], "|"),
        ] as [([Key], String)])
    func `is edited by keys`(keys: [Key], marked: String) {
        #expect(self.marked(typed(keys, into: TextEditor("ab\ncd"))) == marked)
    }

    @Test func `moves and removes by words`() {
        let editor = typed([Key(.left, .control), Key(.left, .alt)], into: TextEditor("the gpu.price is"))
        #expect(marked(editor) == "the gpu.|price is")
        #expect(marked(typed([Key(.right, .control)], into: editor)) == "the gpu.price| is")
        #expect(marked(typed([Key(.character("w"), .control)], into: editor)) == "the |price is")
        #expect(marked(typed([Key(.character("d"), .alt)], into: editor)) == "the gpu.| is")
    }

    @Test func `undoes words, pastes and removals, and takes that back`() {
        var editor = typed(keys("one two"))
        editor.insert(" pasted\nlines")
        editor = typed([Key(.backspace), Key(.backspace)], into: editor)
        #expect(marked(editor) == "one two pasted\nlin|")
        let undo = Key(.character("u"), .alt)
        for expected in ["one two pasted\nlines|", "one two|", "one|", "|", "|"] {
            editor = typed([undo], into: editor)
            #expect(marked(editor) == expected)
        }
        let redo = Key(.character("e"), .alt)
        for expected in ["one|", "one two|", "one two pasted\nlines|", "one two pasted\nlin|"] {
            editor = typed([redo], into: editor)
            #expect(marked(editor) == expected)
        }
        editor = typed([undo, "!"], into: editor)
        #expect(marked(typed([redo], into: editor)) == "one two pasted\nlines!|")
    }

    @Test func `wraps between words and inside long ones`() {
        let editor = TextEditor("Is the supply used by anybody at all?\n\nabcdefghijklmnopqrstuvwxyz")
        let shown = shown(editor, Size(columns: 21, rows: 9))
        #expect(
            shown.text
                == "Is the supply used\nby anybody at all?\n\nabcdefghijklmnopqrst\nuvwxyz\n\n\n\n\n")
        #expect(shown.cursor == Position(column: 6, row: 4))
    }

    @Test func `goes up and down by what is seen, back to the same cell`() {
        let text = "Is the supply used by anybody at all?\nx\nand a last line of it"
        var editor = typed([Key(.left), Key(.left)], into: TextEditor(text))
        #expect(shown(editor, Size(columns: 21, rows: 9)).cursor == Position(column: 0, row: 4))
        editor = typed([Key(.up), Key(.end)], into: editor)
        #expect(marked(editor).contains("it|"))
        editor = typed([Key(.up), Key(.up), Key(.up)], into: TextEditor("0123456789 123456\nx\n0123456789"))
        #expect(marked(editor) == "|0123456789 123456\nx\n0123456789")
        editor = typed([Key(.up), Key(.up)], into: TextEditor("0123456789 123456\nx\n0123456789"))
        #expect(marked(editor) == "0123456789| 123456\nx\n0123456789")
        #expect(marked(typed([Key(.down), Key(.down)], into: editor)) == "0123456789 123456\nx\n0123456789|")
    }

    @Test func `keeps wide characters and marks whole`() {
        let editor = typed([Key(.left), Key(.backspace)], into: TextEditor("東京e\u{301}🚀"))
        #expect(marked(editor) == "東京|🚀")
        #expect(shown(TextEditor("東京東京"), Size(columns: 6, rows: 3)).text == "東京\n東京\n\n")
        #expect(marked(typed(keys("e\u{301}"))) == "e\u{301}|")
        #expect(shown(TextEditor("東京"), Size(columns: 2, rows: 2)).cursor != nil)
    }

    @Test func `takes pasted text without controls, whatever its line ends`() {
        var editor = TextEditor()
        editor.insert("a\r\nb\rc\u{1B}[31m\td\u{202E}")
        #expect(editor.text == "a\nb\nc·[31m d")
    }

    @Test func `takes as much of a long paste as it has room for, which is undone at once`() {
        var editor = TextEditor("a")
        editor.insert(String(repeating: "b\n", count: 20_000) + String(repeating: "x", count: 200_000))
        // Its limit, with the end of the last line.
        #expect(editor.text.count == 99_999)
        #expect(
            editor.text.hasPrefix("ab\nb\n")
                && editor.text.hasSuffix("\nb\n" + String(repeating: "x", count: 59_998)))
        let full = editor.text
        editor.insert("more")
        editor = typed(["!"], into: editor)
        #expect(editor.text == full)
        // What changed nothing takes nothing to undo.
        #expect(typed([Key(.character("u"), .alt)], into: editor).text == "a")
    }

    @Test func `is put where it is clicked`() {
        var editor = TextEditor("Is the supply used by anybody at all?\n東京")
        let rect = Rect(column: 3, row: 2, size: size)
        editor.click(Position(column: 3 + 4, row: 2 + 1), in: rect)
        #expect(marked(editor).hasPrefix("Is the supply used by a|nybody"))
        editor.click(Position(column: 3 + 3, row: 2 + 2), in: rect)
        #expect(marked(editor).hasSuffix("東|京"))
        editor.click(Position(column: 20, row: 6), in: rect)
        #expect(marked(editor).hasSuffix("東京|"))
    }

    @Test func `survives any keys at any size with its cursor in sight`() throws {
        var random = SplitMix64(seed: 21)
        let codes: [Key.Code] = [
            .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete, .backspace, .enter,
            .character("a"), .character(" "), .character("東"), .character("\u{301}"), .character("k"),
            .character("w"), .character("u"), .character("e"), .character("d"), .character("_"),
        ]
        for _ in 0..<40 {
            var editor = TextEditor("Is the supply used\nby 東京 🚀 anybody")
            for _ in 0..<200 {
                let size = Size(
                    columns: .random(in: 1...30, using: &random), rows: .random(in: 1...6, using: &random))
                let code = codes[Int.random(in: 0..<codes.count, using: &random)]
                _ = editor.handle(Key(code, .init(rawValue: .random(in: 0...4, using: &random))), size: size)
                let cursor = try #require(shown(editor, size).cursor)
                #expect(Rect(size: size).contains(cursor))
            }
        }
    }
}
