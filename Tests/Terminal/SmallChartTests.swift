import Terminal
import Testing

@Suite struct `Charts in a row` {
    private func sparkline(_ values: [Double?], columns: Int, glyphs: Glyphs) -> String {
        var grid = Grid(size: Size(columns: columns, rows: 1))
        Sparkline(values).draw(in: grid.bounds, on: &grid, style: .plain, glyphs: glyphs)
        return String(grid.text.dropLast())
    }

    @Test(
        arguments: [
            ([0, 1, 2, 3, 4, 5, 6, 7], 8, Glyphs.blocks, "▁▂▃▄▅▆▇█"),
            ([7, 0], 4, .blocks, "██▁▁"),
            ([0, nil, 7], 3, .blocks, "▁ █"),
            ([5, 5, 5], 3, .blocks, "▄▄▄"),
            ([0, 1, 2, 3], 2, .braille, "⣠⣾"),
            ([0, 3, nil, nil, 3, 0], 3, .braille, "⣸ ⣇"),
            ([0, 1, 2, 3], 4, .ascii, "_.-'"),
            ([0, 0, 6, 8], 2, .blocks, "▁█"),
            ([.nan, 1], 2, .blocks, " ▄"),
            ([], 5, .blocks, ""),
            ([nil], 5, .blocks, ""),
            ([1, 2], 0, .blocks, ""),
        ] as [([Double?], Int, Glyphs, String)])
    func `sparklines show heights and gaps`(values: [Double?], columns: Int, glyphs: Glyphs, shown: String) {
        #expect(sparkline(values, columns: columns, glyphs: glyphs) == shown)
    }

    @Test(
        arguments: [
            (31...84, 67, 11, "┈┈┈━━━━●━┈┈"), (0...100, nil, 5, "━━━━━"), (nil, nil, 5, "┈┈┈┈┈"),
            (nil, 100, 3, "┈┈●"),
            (-50...500, 1e9, 4, "━━━●"), (50...50, 50, 1, "●"), (0...1, 0, 0, ""),
        ] as [(ClosedRange<Double>?, Double?, Int, String)])
    func `bars show the interval and the point`(
        interval: ClosedRange<Double>?, point: Double?, columns: Int, shown: String
    ) {
        var grid = Grid(size: Size(columns: columns, rows: 1))
        Bar(interval: interval, point: point).draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text == shown + "\n")
    }
}
