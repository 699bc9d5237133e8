@testable import Terminal
import Testing
import Text

@Suite struct `Styles in words` {
    @Test(arguments: [
        ("plain", Style.plain), ("bold", Style(attributes: .bold)), ("214", Style(foreground: .indexed(214))),
        ("bold 214 on 236", Style(foreground: .indexed(214), background: .indexed(236), attributes: .bold)),
        (
            "on red reverse bright-blue",
            Style(foreground: .indexed(12), background: .red, attributes: .reverse)
        ),
        ("#ff8700", Style(foreground: .rgb(255, 135, 0))), ("default on default", .plain),
        ("dim italic underline", Style(attributes: [.dim, .italic, .underline])),
    ])
    func `are read`(words: String, style: Style) {
        #expect(Style(words: words) == style)
    }

    @Test(arguments: [
        "", "  ", "256", "-1", "+1", "#ff87", "#ff87zz", "orange", "bold red blue", "on", "red on",
        "on on red",
        "on red on blue", "plain bold", "１４", "bright-", "#+f8700",
    ])
    func `are refused when they mean nothing`(words: String) {
        #expect(Style(words: words) == nil)
    }
}

@Suite struct `Looks` {
    /// Examples of WebAIM's contrast checker (https://webaim.org/resources/contrastchecker/).
    @Test(
        arguments: [
            (Color.rgb(0, 0, 0), Color.rgb(255, 255, 255), 21),
            (.rgb(119, 119, 119), .rgb(255, 255, 255), 4.48),
            (.rgb(0, 0, 255), .rgb(255, 255, 255), 8.59), (.rgb(255, 0, 0), .rgb(255, 255, 255), 4),
        ] as [(Color, Color, Double)])
    func `contrast is that of WCAG`(one: Color, other: Color, ratio: Double) {
        #expect(abs(one.contrast(to: other) - ratio) < 0.01)
        #expect(one.contrast(to: other) == other.contrast(to: one))
    }

    @Test(
        arguments: [
            (["TERM": "xterm-256color"], ColorDepth.indexed),
            (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .direct),
            (["TERM": "xterm-256color", "COLORTERM": "24bit", "NO_COLOR": "1"], .none),
            (["TERM": "linux"], .eight),
            (["TERM": "xterm"], .sixteen), (["TERM": "dumb"], .none), ([:], .none),
            (["TERM": "xterm-direct"], .direct),
            (["TERM": "xterm-256color", "NO_COLOR": ""], .indexed),
            (["TERM": "vt100", "COLORTERM": "truecolor"], .none),
        ] as [([String: String], ColorDepth)])
    func `the environment tells how many colours there are`(environment: [String: String], depth: ColorDepth)
    {
        #expect(ColorDepth(environment: environment) == depth)
    }

    private func frame() -> Grid {
        var grid = Grid(size: Size(columns: 8, rows: 2))
        grid.draw("東x", in: grid.bounds, style: Style(foreground: .rgb(255, 135, 0), attributes: .bold))
        grid.draw("e\u{301}", in: grid.bounds.row(1), style: .plain)
        return grid
    }

    @Test(arguments: [
        (ColorDepth.direct, "\u{1B}[0;1;38;2;255;135;0m東x\u{1B}[0m\ne\u{301}\n"),
        (.indexed, "\u{1B}[0;1;38;5;208m東x\u{1B}[0m\ne\u{301}\n"), (.none, "東x\ne\u{301}\n"),
        (.eight, "\u{1B}[0;1;33m東x\u{1B}[0m\ne\u{301}\n"),
    ])
    func `a frame becomes text for terminals and pipes`(depth: ColorDepth, text: String) {
        #expect(frame().ansiText(colors: depth) == text)
    }

    @Test func `rows of text are exactly as wide as asked for`() {
        let lines = frame().ansiText(colors: .none, isPadded: true).split(separator: "\n")
        #expect(lines.map { SafeText(String($0)).width } == [8, 8])
    }

    @Test func `links go along where they are wanted`() throws {
        var grid = frame()
        grid.link(grid.bounds.row(1).columns(0, count: 1), to: try #require(Link("https://example.org")))
        let link = "\u{1B}]8;;https://example.org\u{1B}\\e\u{301}\u{1B}]8;;\u{1B}\\"
        #expect(grid.ansiText(colors: .none, hasLinks: true) == "東x\n\(link)\n")
        #expect(grid.ansiText(colors: .none) == "東x\ne\u{301}\n")
        grid.clear(grid.bounds)
        #expect(grid.ansiText(colors: .none, hasLinks: true) == "\n\n")
    }

    @Test func `a link of a text covers all of its lines, and no more`() throws {
        let link = try #require(Link("https://example.org"))
        var grid = Grid(size: Size(columns: 6, rows: 3))
        TextView([.init("ab cdef", hangingIndent: 1, link: link), .init("gh")])
            .draw(in: grid.bounds, on: &grid, theme: .standard)
        let (start, end) = ("\u{1B}]8;;https://example.org\u{1B}\\", "\u{1B}]8;;\u{1B}\\")
        #expect(
            grid.ansiText(colors: .none, hasLinks: true)
                == "\(start)ab\(end)\n \(start)cdef\(end)\ngh\n")
    }

    @Test func `a link ends where the terminal does`() throws {
        let link = try #require(Link("https://example.org"))
        var grid = Grid(size: Size(columns: 6, rows: 1))
        TextView([.init("abcdef", link: link)]).draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.linkedText(in: 0, columns: 3, colors: .none).contains("abc\u{1B}]8;;\u{1B}\\"))
        #expect(!grid.linkedText(in: 0, columns: 0, colors: .none).contains("example"))
    }
}
