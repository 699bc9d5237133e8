import Terminal
import TestSupport
import Testing
import Text

@Suite struct `A grid` {
    static let bold = Style(attributes: .bold)

    private func grid(_ columns: Int, _ rows: Int) -> Grid { Grid(size: Size(columns: columns, rows: rows)) }

    @Test func `shows text where it was drawn`() {
        var grid = grid(12, 2)
        grid.draw("left", in: grid.bounds, style: .plain)
        grid.draw("right", in: grid.bounds, style: .plain, alignment: .right)
        grid.draw("mid", in: grid.bounds.row(1), style: .plain, alignment: .center)
        #expect(grid.text == "left   right\n    mid\n")
    }

    @Test(
        arguments: [
            (0, ""), (1, "…"), (2, "東"), (3, "東…"), (4, "東京"), (5, "東京…"), (6, "東京都"),
        ] as [(Int, String)])
    func `ends clipped text in an ellipsis and never halves a wide character`(columns: Int, shown: String) {
        var grid = grid(columns, 1)
        let text: SafeText = columns == 2 ? "東" : columns == 4 ? "東京" : "東京都"
        grid.draw(text, in: grid.bounds, style: .plain)
        #expect(grid.text == shown + "\n")
    }

    @Test func `keeps to the rectangle that it draws in`() {
        var grid = grid(9, 3)
        grid.draw("a long text", in: Rect(column: 3, row: 1, size: Size(columns: 3, rows: 1)), style: .plain)
        #expect(grid.text == "\n   a …\n\n")
    }

    @Test func `blanks the other half of a wide character that is overwritten`() {
        var grid = grid(4, 1)
        grid.draw("東京", in: grid.bounds, style: .plain)
        grid.draw("x", in: grid.bounds.columns(1, count: 1), style: .plain)
        #expect(grid.text == " x京\n")
        grid.draw("y", in: grid.bounds.columns(2, count: 1), style: .plain)
        #expect(grid.text == " xy\n")
        grid.draw("東京", in: grid.bounds, style: .plain)
        grid.clear(grid.bounds.columns(1, count: 2))
        #expect(grid.text == "\n")
    }

    @Test func `keeps a combining mark on its character`() {
        var grid = grid(4, 1)
        grid.draw("e\u{301}x", in: grid.bounds, style: .plain)
        #expect(grid[Position(column: 0, row: 0)].mark == "\u{301}")
        #expect(grid[Position(column: 1, row: 0)].scalar == "x")
    }

    @Test func `reads blank outside itself`() {
        let grid = grid(2, 2)
        #expect(grid[Position(column: -1, row: 0)] == .blank)
        #expect(grid[Position(column: 0, row: 2)] == .blank)
        #expect(grid.row(7).isEmpty)
    }

    @Test func `draws spans one after another, each in its role`() {
        var grid = grid(20, 1)
        let taken = grid.draw(
            [Span("score ", .secondary), Span("67", .good), " of 100"], in: grid.bounds, theme: .standard)
        #expect(grid.text == "score 67 of 100\n")
        #expect(taken == 15)
        #expect(grid[Position(column: 6, row: 0)].style == Theme.standard[.good])
        #expect(grid[Position(column: 0, row: 0)].style == Theme.standard[.secondary])
    }

    @Test func `lays a style over what is there`() {
        var grid = grid(3, 1)
        grid.draw("abc", in: grid.bounds, style: Style(foreground: .red))
        grid.overlay(grid.bounds.columns(1, count: 9), with: Style(background: .blue, attributes: .bold))
        #expect(grid.text == "abc\n")
        #expect(grid.styledText == "abc\n---\nabb\n---\na color 1\nb bold color 1 on color 4\n")
    }

    @Test func `has an ASCII form of the same width`() {
        var grid = grid(24, 1)
        grid.draw("▲ 3 % · 東 é … ── ● ✕", in: grid.bounds, style: .plain)
        #expect(grid.ascii.text == "^ 3 % | ?? ? ~ -- o x\n")
        // What is absent, beside other figures of a table and before a word.
        grid = self.grid(24, 1)
        grid.draw("· never   ·  0.89    ·", in: grid.bounds, style: .plain)
        #expect(grid.ascii.text == "- never   -  0.89    -\n")
    }

    @Test func `survives texts and places of any kind`() {
        var random = SplitMix64(seed: 7)
        let texts: [SafeText] = ["", "x", "東京都", "e\u{301}e\u{301}", "a long text of letters", "🚀🚀🚀"]
        var grid = grid(9, 4)
        for _ in 0..<5_000 {
            let rect = Rect(
                column: .random(in: -5...12, using: &random), row: .random(in: -3...6, using: &random),
                size: Size(
                    columns: .random(in: 0...14, using: &random), rows: .random(in: 0...6, using: &random)))
            let outside = grid
            switch Int.random(in: 0...3, using: &random) {
            case 0: grid.clear(rect)
            case 1: grid.overlay(rect, with: Self.bold)
            default:
                grid.draw(
                    texts.randomElement(using: &random) ?? "", in: rect, style: .plain, alignment: .right)
            }
            expectWhole(grid)
            expectUntouched(outside: rect, before: outside, after: grid)
        }
    }

    /// Every wide character has both halves, and no half stands alone.
    private func expectWhole(_ grid: Grid) {
        for row in 0..<grid.size.rows {
            var expectsContinuation = false
            for cell in grid.row(row) {
                #expect(cell.isContinuation == expectsContinuation)
                expectsContinuation = CellWidth.of(cell.scalar) == 2
            }
            #expect(!expectsContinuation)
        }
    }

    /// Nothing outside changed but the halves of wide characters that reached in, which are blank now.
    private func expectUntouched(outside rect: Rect, before: Grid, after: Grid) {
        for row in 0..<after.size.rows {
            for column in 0..<after.size.columns {
                let position = Position(column: column, row: row)
                guard !rect.contains(position), before[position] != after[position] else { continue }
                #expect(after[position].scalar == " ")
            }
        }
    }
}
