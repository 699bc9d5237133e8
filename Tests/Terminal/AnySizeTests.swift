import Terminal
import Testing
import Text

@Suite struct `At any size` {
    typealias Drawing = @Sendable (Rect, inout Grid, Theme) -> Void

    static let sizes: [Size] =
        stride(from: 1, through: 60, by: 3).flatMap { columns in
            [1, 2, 3, 4, 5, 6, 8, 11, 15, 20].map { Size(columns: columns, rows: $0) }
        } + [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60), Size(columns: 300, rows: 100), .zero]

    static let widgets: [(String, Drawing)] = [
        (
            "table",
            { rect, grid, theme in
                let table = Table(columns: `A table`.columns, rows: `A table`.rows)
                table.draw(in: rect, on: &grid, theme: theme, at: ListPosition(selected: 4, offset: 1))
            }
        ),
        (
            "line chart",
            { rect, grid, theme in
                let columns = (0..<90).map {
                    $0 % 17 == 0 ? nil : ChartColumn(low: -3, value: Double($0), high: 1e6)
                }
                LineChart(columns: columns, start: 0, end: 86_400, unit: "nodes").draw(
                    in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "empty chart",
            { rect, grid, theme in
                LineChart(columns: [], start: 9, end: 1, unit: "nodes").draw(
                    in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "sparkline",
            { rect, grid, theme in
                Sparkline([1, nil, 3, 2]).draw(in: rect, on: &grid, style: theme[.line], glyphs: theme.glyphs)
            }
        ),
        (
            "bar",
            { rect, grid, theme in
                Bar(interval: 31...84, point: 67).draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "footer",
            { rect, grid, theme in
                Footer([.init("↑↓", "choose"), .init("q", "quit")]).draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "text view",
            { rect, grid, theme in
                TextView([.init("東京 and a few words more", indent: 2), .init("", hangingIndent: 90)])
                    .draw(in: rect, on: &grid, theme: theme, offset: 1)
            }
        ),
        (
            "text field",
            { rect, grid, theme in
                TextField("東京 and a few words more").draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "full chart",
            { rect, grid, theme in `Parts of a line chart`.full.draw(in: rect, on: &grid, theme: theme) }
        ),
        (
            "histogram",
            { rect, grid, theme in
                var histogram = Histogram((0..<500).map { Double($0 * $0) }, bins: 40, unit: "ms")
                histogram.marks = [.init(9_000, label: "p50"), .init(240_000, label: "p99")]
                histogram.draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "heat map",
            { rect, grid, theme in
                let rows = (0..<9).map { day in
                    HeatMap.Row("day \(day)", (0..<24).map { $0 == day ? nil : Double($0 * day) })
                }
                HeatMap(rows: rows, titles: (0..<24).map { "\($0)" }, unit: "ms")
                    .draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "segmented bar",
            { rect, grid, theme in
                let bar = SegmentedBar(
                    [.init("DNS", 3), .init("TLS", 30), .init("first byte", 99)], scale: 150)
                bar.draw(in: rect, on: &grid, theme: theme, hasNames: true)
            }
        ),
        (
            "palette",
            { rect, grid, theme in
                var palette = CommandPalette(
                    (0..<40).map { .init(id: "\($0)", "Open screen \($0)", hint: "x") })
                palette.insert("scr")
                palette.draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "dialog",
            { rect, grid, theme in
                Dialog(
                    "Submit", "Submit the assessment of Akash? It cannot be changed afterwards.",
                    choices: [.init(false, "keep the draft", key: "k"), .init(true, "submit", key: "s")]
                )
                .draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "menu",
            { rect, grid, theme in
                Menu("Export", [.init(1, "CSV", key: "c"), .init(2, "JSON")])
                    .draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "editor",
            { rect, grid, theme in
                TextEditor("東京 and a few words more\n\nand a second paragraph")
                    .draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "scroll bar",
            { rect, grid, theme in
                Scrolling(offset: 7).drawBar(in: rect, count: 90, on: &grid, theme: theme)
            }
        ),
        (
            "legend",
            { rect, grid, theme in
                Legend([
                    .init(sign: "1", name: "Akash", role: .line), .init(sign: "2", name: "io", role: .line),
                ])
                .draw(in: rect, on: &grid, theme: theme)
            }
        ),
        (
            "rules and spans",
            { rect, grid, theme in
                grid.drawRule(in: rect, theme: theme)
                grid.drawVerticalRule(in: rect, theme: theme)
                grid.draw(["score ", Span("67", .good)], in: rect, theme: theme, alignment: .center)
            }
        ),
    ]

    @Test(arguments: widgets.map(\.0))
    func `a widget draws inside its rectangle and nowhere else`(name: String) throws {
        let draw = try #require(Self.widgets.first { $0.0 == name }).1
        let fence = Style(foreground: .red)
        for size in Self.sizes {
            for glyphs in [Glyphs.braille, .ascii] {
                let rect = Rect(column: 2, row: 1, size: size)
                var grid = Grid(size: Size(columns: size.columns + 4, rows: size.rows + 2))
                for row in 0..<grid.size.rows {
                    let line = grid.bounds.row(row)
                    grid.draw(SafeText(String(repeating: "#", count: line.columns)), in: line, style: fence)
                }
                grid.clear(rect)
                let before = grid
                draw(rect, &grid, Theme(palette: .dark, glyphs: glyphs))
                for row in 0..<grid.size.rows {
                    for column in 0..<grid.size.columns {
                        let position = Position(column: column, row: row)
                        guard !rect.contains(position) else { continue }
                        try #require(
                            grid[position] == before[position], "\(name) at \(size) reached \(position)")
                    }
                }
                if let cursor = grid.cursor { try #require(rect.contains(cursor)) }
            }
        }
    }
}
