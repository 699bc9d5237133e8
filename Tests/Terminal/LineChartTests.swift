import TestSupport
import Testing
import Text

@testable import Terminal

@Suite struct `A line chart` {
    static let glyphs: [Glyphs] = [.braille, .blocks, .ascii]
    static let sizes = [
        Size(columns: 1, rows: 1), Size(columns: 2, rows: 2), Size(columns: 9, rows: 3),
        Size(columns: 20, rows: 5),
        Size(columns: 41, rows: 8), Size(columns: 80, rows: 24), Size(columns: 133, rows: 41),
        Size(columns: 300, rows: 100),
    ]

    private struct Drawn {
        let grid: Grid
        let plot: Rect
        let scale: ValueScale
        let line: Dots
        let all: Dots
    }

    private func draw(_ columns: [ChartColumn?], _ size: Size, _ glyphs: Glyphs) throws -> Drawn {
        let theme = Theme(palette: .dark, glyphs: glyphs)
        let chart = LineChart(columns: columns, start: 1_795_392_000, end: 1_795_478_400, unit: "nodes")
        var grid = Grid(size: size)
        chart.draw(in: grid.bounds, on: &grid, theme: theme)
        let layout = try #require(LineChartLayout(of: chart, in: grid.bounds, glyphs: glyphs))
        return Drawn(
            grid: grid, plot: layout.plot, scale: layout.scale,
            line: Dots(in: layout.plot, of: grid, glyphs: glyphs, style: theme[.line]),
            all: Dots(in: layout.plot, of: grid, glyphs: glyphs))
    }

    @Test(arguments: sizes.filter { $0.columns >= 9 }, glyphs)
    func `of a ramp rises from its lowest to its highest row`(size: Size, glyphs: Glyphs) throws {
        let count = 400
        let drawn = try draw((0...count).map { ChartColumn(Double($0) / 4) }, size, glyphs)
        let rows = drawn.plot.rows * glyphs.dotRows
        #expect(drawn.scale.low == 0)
        #expect(drawn.scale.high == 100)
        #expect(drawn.all.rows(column: 0).last == rows - 1)
        #expect(drawn.all.rows(column: drawn.all.columns - 1).first == 0)
        var previous = rows
        for column in 0..<drawn.line.columns {
            let top = try #require(drawn.line.rows(column: column).first)
            #expect(top <= previous)
            previous = top
        }
    }

    @Test(arguments: sizes, glyphs)
    func `keeps a single peak among many values`(size: Size, glyphs: Glyphs) throws {
        var values = [Double](repeating: 0, count: 1_000)
        values[617] = 100
        let drawn = try draw(values.map { ChartColumn($0) }, size, glyphs)
        let column = 617 * drawn.all.columns / 1_000
        let rows = drawn.plot.rows * glyphs.dotRows
        // The cell may belong to the line where both meet, but the peak's own is the band's.
        #expect(drawn.plot.rows < 2 || drawn.all.rows(column: column).first == 0)
        #expect(drawn.all.rows(column: 0).last == rows - 1)
    }

    @Test(arguments: sizes.filter { $0.columns >= 9 }, glyphs)
    func `leaves a gap open and joins nothing across it`(size: Size, glyphs: Glyphs) throws {
        let columns = (0..<300).map { (100..<200).contains($0) ? nil : ChartColumn($0 < 100 ? 0 : 50) }
        let drawn = try draw(columns, size, glyphs)
        for column in 0..<drawn.all.columns {
            let first = 300 * column / drawn.all.columns
            let last = max(first, 300 * (column + 1) / drawn.all.columns - 1)
            let isGap = first >= 100 && last < 200
            #expect(drawn.all.isEmpty(column: column) == isGap, "column \(column) of \(drawn.all.columns)")
        }
    }

    @Test func `goes straight between few values and puts each in the middle of its time`() throws {
        let drawn = try draw(
            [ChartColumn(0), ChartColumn(100), nil, ChartColumn(50)], Size(columns: 47, rows: 12), .braille)
        let dots = drawn.all
        let rows = drawn.plot.rows * 4
        func place(_ index: Int) -> Int { (2 * index + 1) * dots.columns / 8 }
        #expect(dots.rows(column: place(0)).last == rows - 1)
        #expect(dots.rows(column: place(1)).first == 0)
        for column in place(0)...place(1) { #expect(!dots.isEmpty(column: column)) }
        for column in place(1) + 1..<place(3) { #expect(dots.isEmpty(column: column)) }
        #expect(dots.rows(column: place(3)).count == 1)
    }

    @Test func `shows a band from the low to the high of every column`() throws {
        let columns = (0..<200).map { ChartColumn(low: 40, value: 50, high: $0 < 150 ? 55 : 100) }
        let drawn = try draw(columns, Size(columns: 60, rows: 20), .braille)
        for column in 0..<drawn.all.columns {
            let high: Double = column < drawn.all.columns * 3 / 4 ? 55 : 100
            let rows = drawn.all.rows(column: column)
            let height = drawn.plot.rows * 4
            #expect(rows.first == drawn.scale.row(of: high, rows: height))
            #expect(rows.last == drawn.scale.row(of: 40, rows: height))
        }
    }

    @Test(arguments: [Scaling.linear, .logarithmic])
    func `draws the line alone, and says so, where the band would cover most of the plot`(
        scaling: Scaling
    ) throws {
        let columns = (0..<200).map { ChartColumn(low: 10, value: 40 + Double($0 % 10), high: 2_000) }
        var chart = LineChart(columns: columns, start: 0, end: 200 * 3_600, unit: "ms")
        chart.scaling = scaling
        var grid = Grid(size: Size(columns: 60, rows: 20))
        chart.draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text.contains("ms · extremes not drawn"))
        // The line has the room.
        let layout = try #require(LineChartLayout(of: chart, in: grid.bounds, glyphs: .braille))
        #expect(layout.scale.low >= 35 && layout.scale.high <= 60)
        // The cross-hair tells them all the same.
        chart.crossHair = 3_600
        chart.draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text.contains("[10–2 000]"), "\(grid.text)")
    }

    @Test func `says so when there is nothing to show`() {
        var grid = Grid(size: Size(columns: 40, rows: 3))
        let chart = LineChart(columns: [nil, ChartColumn(.nan)], start: 0, end: 60, unit: "ms")
        chart.draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text == "\n         no data in this range\n\n")
    }

    @Test(arguments: [("braille", Glyphs.braille), ("blocks", .blocks), ("ascii", .ascii)])
    func `looks as it did`(name: String, glyphs: Glyphs) throws {
        var random = SplitMix64(seed: 3)
        var price = 2.4
        let columns: [ChartColumn?] = (0..<168).map { hour in
            price += Double.random(in: -0.06...0.06, using: &random)
            let spread = Double.random(in: 0.02...0.2, using: &random)
            return (70..<82).contains(hour)
                ? nil : ChartColumn(low: price - spread, value: price, high: price + spread)
        }
        let chart = LineChart(
            columns: columns, start: 1_794_873_600, end: 1_794_873_600 + 168 * 3_600, unit: "USD/GPU-hour")
        var grid = Grid(size: Size(columns: 78, rows: 16))
        chart.draw(in: grid.bounds, on: &grid, theme: Theme(palette: .dark, glyphs: glyphs))
        try expectSnapshot(glyphs.isASCII ? grid.ascii.text : grid.styledText, named: "line-chart-\(name)")
    }
}
