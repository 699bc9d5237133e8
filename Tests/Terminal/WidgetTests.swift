import Terminal
import Testing
import Text

@Suite struct `Text widgets` {
    private func grid(_ columns: Int, _ rows: Int) -> Grid { Grid(size: Size(columns: columns, rows: rows)) }

    @Test(arguments: [
        (40, "↑↓ choose  ⏎ open  / filter  q quit"), (34, "↑↓ choose  ⏎ open  / filter"), (9, "↑↓ choose"),
        (8, ""),
    ])
    func `a footer shows the hints that fit whole`(columns: Int, shown: String) {
        var grid = grid(columns, 1)
        let footer = Footer([
            .init("↑↓", "choose"), .init("⏎", "open"), .init("/", "filter"), .init("q", "quit"),
        ])
        footer.draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text == shown + "\n")
    }

    @Test func `a text view wraps, indents and scrolls`() {
        let view = TextView([
            .init("Is the supply used?", role: .heading), .init(""),
            .init("3  20–50 % used over 30 days, by ten accounts", hangingIndent: 3),
        ])
        #expect(view.height(atWidth: 20) == 5)
        var grid = grid(20, 4)
        view.draw(in: grid.bounds, on: &grid, theme: .standard, offset: 1)
        #expect(grid.text == "\n3 20–50 % used\n   over 30 days, by\n   ten accounts\n")
    }
}

@Suite struct `A text field` {
    private func typed(_ keys: [Key], into field: TextField = TextField()) -> TextField {
        var field = field
        for key in keys {
            let isUsed = field.handle(key)
            #expect(isUsed)
        }
        return field
    }

    private func shown(_ field: TextField, columns: Int) -> (String, Int?) {
        var grid = Grid(size: Size(columns: columns, rows: 1))
        field.draw(in: grid.bounds, on: &grid, theme: .standard)
        return (String(grid.text.dropLast()), grid.cursor?.column)
    }

    @Test func `takes what is typed where the cursor is`() {
        let field = typed(["a", "c", Key(.left), "b", Key(.end), "東", Key(.home), "é"])
        #expect(field.text == "éabc東")
        #expect(shown(field, columns: 10) == ("éabc東", 1))
    }

    @Test(
        arguments: [
            (Key(.backspace), "price of g"), (Key(.character("u"), .control), ""),
            (Key(.character("w"), .control), "price of "),
        ] as [(Key, SafeText)])
    func `removes before the cursor`(key: Key, left: SafeText) {
        #expect(typed([key], into: TextField("price of gp")).text == left)
    }

    @Test func `removes behind the cursor`() {
        #expect(typed([Key(.home), Key(.delete)], into: TextField("abc")).text == "bc")
        #expect(
            typed([Key(.home), Key(.right), Key(.character("k"), .control)], into: TextField("abc")).text
                == "a")
        #expect(typed([Key(.delete), Key(.right)], into: TextField("abc")).text == "abc")
        #expect(
            typed([Key(.left), Key(.backspace), Key(.backspace), Key(.backspace)], into: TextField("ab")).text
                == "b")
    }

    @Test func `leaves keys alone that it does not use`() {
        var field = TextField("x")
        for key in [
            Key(.enter), Key(.escape), Key(.tab), Key(.up), Key(.function(1)), Key(.character("x"), .alt),
        ] {
            let isUsed = field.handle(key)
            #expect(!isUsed)
        }
        #expect(field.text == "x")
    }

    @Test func `takes pasted text as one line without controls`() {
        var field = typed([Key(.left)], into: TextField("<>"))
        field.insert("two\nlines\u{1B}[31m")
        #expect(field.text == "<two lines·[31m>")
        #expect(shown(field, columns: 40).1 == 15)
    }

    @Test(arguments: 1...12)
    func `shows the cursor at any width`(columns: Int) throws {
        var field = TextField("東京 is long")
        for _ in 0..<12 {
            let (text, cursor) = shown(field, columns: columns)
            #expect((0..<columns).contains(try #require(cursor)))
            #expect(SafeText(text).width <= columns)
            field = typed([Key(.left)], into: field)
        }
    }
}

@Suite struct `Keys` {
    @Test(
        arguments: [
            ("q", "q"), (" ", "Space"), (Key(.character("a"), .control), "Ctrl-A"), (Key(.up), "↑"),
            (Key(.enter, .alt), "Alt-Enter"), (Key(.function(5)), "F5"),
            (Key(.left, [.shift, .control]), "Ctrl-Shift-←"),
        ] as [(Key, String)])
    func `have the names that help pages use`(key: Key, name: String) {
        #expect(key.description == name)
    }
}
