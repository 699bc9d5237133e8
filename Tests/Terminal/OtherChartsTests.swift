import TestSupport
import Testing
import Text

@testable import Terminal

@Suite struct `Charts of other kinds` {
    static let glyphs: [Glyphs] = [.braille, .blocks, .ascii]
    private static let sizes = [12, 20, 33, 80, 200, 300].flatMap { columns in
        [1, 2, 3, 4, 6, 12, 40].map { Size(columns: columns, rows: $0) }
    }

    /// How much of a cell is filled, by what the Unicode charts say of block elements.
    private static func filling(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x2581...0x2588: Double(scalar.value - 0x2580) / 8
        case UInt32(UInt8(ascii: "#")): 1
        default: 0
        }
    }

    @Test(
        arguments: [
            (30, 3, ["1 Akash 2.56  2 io.net 1.19", "3 Nosana 1.5  4 Vast.ai 1.87", "5 RunPod 2.54"]),
            (30, 2, ["1 Akash 2.56  2 io.net 1.19", "3 Nosana 1.5  …", ""]),
            (29, 1, ["1 Akash 2.56  …", "", ""]),
            (80, 2, ["1 Akash 2.56  2 io.net 1.19  3 Nosana 1.5  4 Vast.ai 1.87  5 RunPod 2.54", "", ""]),
        ])
    func `a legend takes the rows that it is given`(columns: Int, rows: Int, lines: [String]) {
        let names: [SafeText] = ["Akash 2.56", "io.net 1.19", "Nosana 1.5", "Vast.ai 1.87", "RunPod 2.54"]
        let legend = Legend(
            names.enumerated().map { .init(sign: "\($0 + 1)", name: $1, role: .line($0)) })
        var grid = Grid(size: Size(columns: columns, rows: 3))
        legend.draw(in: Rect(size: Size(columns: columns, rows: rows)), on: &grid, theme: .standard)
        #expect(
            grid.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(3).map(String.init)
                == lines)
        #expect(legend.height(atWidth: columns) == [30: 3, 29: 3, 80: 1][columns])
    }

    @Test(arguments: sizes, glyphs)
    func `a histogram is highest where values are most frequent`(size: Size, glyphs: Glyphs) {
        // Of twelve bins the third holds 60, the eleventh 30, the others at most 1.
        let values =
            [0, 120].map(Double.init) + Array(repeating: 25.0, count: 60) + Array(repeating: 105, count: 30)
        let histogram = Histogram(values, bins: 12, unit: "ms")
        #expect(histogram.counts == [1, 0, 60, 0, 0, 0, 0, 0, 0, 0, 30, 1])
        var grid = Grid(size: size)
        histogram.draw(in: grid.bounds, on: &grid, theme: Theme(palette: .dark, glyphs: glyphs))
        let rows = size.rows - (size.rows >= 4 ? 2 : 0) - (size.rows >= 5 ? 1 : 0)
        let top = size.rows >= 5 ? 1 : 0
        func height(_ bin: Int) -> Double {
            let column = (2 * bin + 1) * size.columns / 24
            return (top..<top + rows).reduce(0) {
                $0 + Self.filling(grid[Position(column: column, row: $1)].scalar)
            }
        }
        #expect(height(2) == Double(rows))
        #expect(abs(height(10) - Double(rows) / 2) <= 1)
        #expect(height(5) == 0)
        #expect(height(0) > 0)
    }

    @Test func `a logarithmic histogram cuts by ratio`() {
        let histogram = Histogram(
            [1, 2, 3, 20, 50, 900, 1_000, 0, -4], bins: 3, scaling: .logarithmic, unit: "ms")
        #expect(histogram.counts == [3, 2, 2])
    }

    @Test(arguments: glyphs)
    func `a heat map is darkest where values are highest`(glyphs: Glyphs) {
        let rows = (0..<7).map { day in
            HeatMap.Row("day \(day)", (0..<24).map { $0 == 9 ? nil : Double(day * 24 + $0) })
        }
        var grid = Grid(size: Size(columns: 80, rows: 9))
        let map = HeatMap(rows: rows, titles: (0..<24).map { "\($0)" }, unit: "ms")
        map.draw(in: grid.bounds, on: &grid, theme: Theme(palette: .dark, glyphs: glyphs))
        func level(_ day: Int, _ hour: Int) -> Int? {
            glyphs.shades.firstIndex(of: grid[Position(column: 6 + hour * 3, row: 1 + day)].scalar)
        }
        #expect(level(0, 0) == 0)
        #expect(level(6, 23) == 3)
        #expect(level(3, 12) == 2)
        #expect(level(3, 9) == nil)
        for day in 0..<7 {
            for hour in 0..<24 where hour != 9 {
                #expect(level(day, hour) == min(3, (day * 24 + hour) * 4 / 167))
            }
        }
        #expect(grid.text.contains("167 ms"))
    }

    @Test(arguments: 1...120)
    func `shares fill the width, each within a cell of its own`(columns: Int) {
        let values = [62.0, 20, 9.5, 8.5]
        let bar = SegmentedBar(values.enumerated().map { .init("\($0.offset)", $0.element) })
        let widths = bar.widths(in: columns)
        #expect(widths.reduce(0, +) == columns)
        for (width, value) in zip(widths, values) {
            #expect(abs(Double(width) - value / 100 * Double(columns)) < 1)
        }
    }

    @Test func `phases stand on a common scale`() {
        let slow = SegmentedBar([.init("DNS", 50), .init("TLS", 50), .init("first byte", 100)], scale: 400)
        #expect(slow.widths(in: 80) == [10, 10, 20])
        #expect(SegmentedBar([.init("DNS", 0), .init("TLS", .nan)]).widths(in: 80) == [0, 0])
        // Beyond its scale a bar fills the width.
        #expect(SegmentedBar([.init("DNS", 900)], scale: 400).widths(in: 80) == [80])
    }

    @Test(arguments: glyphs) func `five phases have five signs, alike in the legend`(glyphs: Glyphs) {
        let bar = SegmentedBar((0..<5).map { .init("\($0)", 1) })
        let theme = Theme(palette: .dark, glyphs: glyphs)
        var grid = Grid(size: Size(columns: 5, rows: 1))
        bar.draw(in: grid.bounds, on: &grid, theme: theme)
        let shown = glyphs.isASCII ? grid.ascii : grid
        let signs = (0..<5).map { shown[Position(column: $0, row: 0)].scalar }
        #expect(Set(signs).count == 5)
        let legend = bar.legend(theme: theme) { _ in "" }
        #expect(legend.entries.map(\.sign.string) == signs.map { String(Character($0)) })
    }

    @Test func `the scale of a heat map is written as its screen writes values`() {
        var map = HeatMap(rows: [.init("a", [1, 12_500])], titles: [], unit: "ms")
        map.valueText = { SafeText("<\(Int($0))>") }
        var grid = Grid(size: Size(columns: 40, rows: 6))
        map.draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text.contains("<1> ") && grid.text.contains(" <12500> ms"))
    }

    @Test(arguments: [("braille", Glyphs.braille), ("blocks", .blocks), ("ascii", .ascii)])
    func `look as recorded`(name: String, glyphs: Glyphs) throws {
        let theme = Theme(palette: .dark, glyphs: glyphs)
        var grid = Grid(size: Size(columns: 72, rows: 31))
        var rest = grid.bounds
        var random = SplitMix64(seed: 3)
        let times = (0..<2_000).map { _ in
            Double.random(in: 0...1, using: &random) * .random(in: 20...400, using: &random) + 80
        }
        var histogram = Histogram(times, bins: 30, unit: "ms")
        histogram.marks = [.init(160, label: "p50"), .init(340, label: "p95"), .init(420, label: "p99")]
        histogram.draw(in: rest.takeTop(10), on: &grid, theme: theme)
        rest.takeTop(1)
        let days: [SafeText] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let rows = days.enumerated().map { day, name in
            HeatMap.Row(
                name, (0..<24).map { day == 2 && $0 > 16 ? nil : Double(100 + abs($0 - 14) * -6 + day * 4) })
        }
        HeatMap(rows: rows, titles: (0..<24).map { "\($0)" }, unit: "ms")
            .draw(in: rest.takeTop(9), on: &grid, theme: theme)
        rest.takeTop(1)
        let phases = SegmentedBar(
            [.init("DNS", 12), .init("connect", 30), .init("TLS", 41), .init("first byte", 99)], scale: 250)
        phases.draw(in: rest.takeTop(1), on: &grid, theme: theme)
        phases.legend(theme: theme) { NumberText.short($0.value) + " ms" }
            .draw(in: rest.takeTop(1), on: &grid, theme: theme)
        rest.takeTop(1)
        SegmentedBar([.init("Akash", 62), .init("io.net", 20), .init("Golem", 9.5), .init("other", 8.5)])
            .draw(in: rest.takeTop(1), on: &grid, theme: theme, hasNames: true)
        try expectSnapshot((glyphs.isASCII ? grid.ascii : grid).styledText, named: "charts-\(name)")
    }
}

@Suite struct `Charts of odd numbers` {
    static let odd: [Double] = [
        .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, 1e-308, 1e289, 1.7e308, -1.7e308, 1,
        1 + .ulpOfOne, 3,
    ]

    @Test(arguments: [Scaling.linear, .logarithmic])
    func `are drawn or left out, but never end the program`(scaling: Scaling) {
        for one in Self.odd {
            for other in Self.odd {
                var grid = Grid(size: Size(columns: 40, rows: 12))
                var chart = LineChart(
                    columns: [ChartColumn(one), ChartColumn(low: other, value: one, high: 2)], start: .min,
                    end: .max,
                    unit: "odd")
                chart.scaling = scaling
                chart.thresholds = [.init(one, label: "one"), .init(other, label: "other")]
                chart.gaps = [
                    .init(start: .min, end: .max, reason: "always"), .init(start: 9, end: 1, reason: "never"),
                ]
                chart.notes = [.init(at: .max, "late"), .init(at: .min, "early")]
                chart.crossHair = .max
                chart.selection = .min ... .max
                chart.draw(in: grid.bounds, on: &grid, theme: .standard)
                var histogram = Histogram([one, other, 1], bins: 7, scaling: scaling, unit: "odd")
                histogram.marks = [.init(one, label: "one")]
                histogram.draw(in: grid.bounds, on: &grid, theme: .standard)
                HeatMap(rows: [.init("odd", [one, nil, other])], titles: ["a"], unit: "odd")
                    .draw(in: grid.bounds, on: &grid, theme: .standard)
                SegmentedBar([.init("one", one), .init("other", other)], scale: other)
                    .draw(in: grid.bounds, on: &grid, theme: .standard, hasNames: true)
                Bar(interval: one < other ? one...other : nil, point: one)
                    .draw(in: grid.bounds, on: &grid, theme: .standard)
                Sparkline([one, nil, other]).draw(
                    in: grid.bounds, on: &grid, style: .plain, glyphs: .braille)
            }
        }
        var grid = Grid(size: Size(columns: 1, rows: 9))
        Scrolling(offset: .max).drawBar(in: grid.bounds, count: .max, on: &grid, theme: .standard)
    }
}
