import TestSupport
import Testing
import Text

@testable import Terminal

@Suite struct `Parts of a line chart` {
    static let start: Int64 = 1_795_392_000
    static let day: Int64 = 86_400

    /// Two lines, a gap with its reason, a threshold, notes and a cross-hair.
    static var full: LineChart {
        var random = SplitMix64(seed: 5)
        let columns = (0..<240).map { index -> ChartColumn? in
            guard !(90..<120).contains(index) else { return nil }
            let value = 2.4 + 0.4 * Double(index % 60) / 60
            return ChartColumn(
                low: value - .random(in: 0...0.1, using: &random), value: value,
                high: value + .random(in: 0...0.1, using: &random), count: 12)
        }
        let other = (0..<240).map { ChartColumn(1.2 + Double($0) / 400) }
        var chart = LineChart(
            [.init(name: "Akash", columns: columns), .init(name: "io.net", columns: other)],
            over: ChartWindow(start: start, end: start + 10 * day), unit: "USD/GPU-hour")
        chart.gaps = [.init(start: start + 4 * day - day / 4, end: start + 5 * day, reason: "not collected")]
        chart.thresholds = [.init(2.9, label: "alert above 2.9"), .init(9, label: "list price 9")]
        chart.notes = [
            .init(at: start + 2 * day, "partner leaves"),
            .init(at: start + 3 * day, "fork 0.40 with a long name"),
            .init(at: start + 9 * day, "reward halves"),
        ]
        chart.crossHair = start + 7 * day
        return chart
    }

    /// Eleven lines that all end at the same value but one.
    @Test func `numbers of lines that end together stand beside each other`() {
        let lines = (0..<11).map { number in
            LineChart.Line(
                name: "n", columns: (0..<60).map { _ in ChartColumn(number == 3 ? 10 : 1) })
        }
        let chart = LineChart(lines, over: ChartWindow(start: 0, end: 3_600), unit: "")
        // Between them the lines go on.
        let text = draw(chart, Size(columns: 70, rows: 12)).text.split(separator: "\n").map { row in
            String(row.map { $0.isNumber ? $0 : " " })
        }
        #expect(text.contains { $0.hasSuffix("11 10 9 8 7 6 5 3 2 1") }, "\(text.joined(separator: "\n"))")
        #expect(text.contains { $0.hasSuffix("4") })
    }

    @Test func `a chart without values says so beside the reason of its gap`() {
        var chart = LineChart(
            [.init(name: "n", columns: [])], over: ChartWindow(start: 0, end: 3_600), unit: "",
            emptyText: "no sample here; ] looks further back")
        chart.gaps = [.init(start: 0, end: 3_600, reason: "127.0.0.1 port 9 cannot be reached")]
        let text = draw(chart, Size(columns: 70, rows: 9)).text
        #expect(text.contains(" no sample here; ] looks further back "))
        #expect(text.contains(" 127.0.0.1 port 9 cannot be reached "))
    }

    private func draw(_ chart: LineChart, _ size: Size, _ glyphs: Glyphs = .braille) -> Grid {
        var grid = Grid(size: size)
        chart.draw(in: grid.bounds, on: &grid, theme: Theme(palette: .dark, glyphs: glyphs))
        return grid
    }

    @Test(arguments: [("braille", Glyphs.braille), ("blocks", .blocks), ("ascii", .ascii)])
    func `look as recorded`(name: String, glyphs: Glyphs) throws {
        let grid = draw(Self.full, Size(columns: 100, rows: 24), glyphs)
        try expectSnapshot((glyphs.isASCII ? grid.ascii : grid).styledText, named: "full-chart-\(name)")
    }

    @Test(arguments: `A line chart`.sizes.filter { $0.columns >= 9 && $0.rows > 1 }, `A line chart`.glyphs)
    func `a logarithmic scale gives every decade the same room`(size: Size, glyphs: Glyphs) throws {
        // 1 … 10,000 in equal ratios is a straight line from the bottom to the top.
        var chart = LineChart(
            columns: (0...400).map { ChartColumn(exp10(Double($0) / 100)) }, start: Self.start,
            end: Self.start + Self.day, unit: "ms")
        chart.scaling = .logarithmic
        let grid = draw(chart, size, glyphs)
        let layout = try #require(LineChartLayout(of: chart, in: grid.bounds, glyphs: glyphs))
        #expect(layout.scale.low == 1)
        #expect(layout.scale.high == 10_000)
        let dots = Dots(in: layout.plot, of: grid, glyphs: glyphs)
        let rows = layout.plot.rows * glyphs.dotRows
        #expect(dots.rows(column: 0).last == rows - 1)
        #expect(dots.rows(column: dots.columns - 1).first == 0)
        let middle = try #require(dots.rows(column: dots.columns / 2).first)
        #expect(abs(middle - rows / 2) <= 1 + rows / max(1, dots.columns))
    }

    private func exp10(_ power: Double) -> Double {
        var result = 1.0
        // 10^x from exact powers of ten and of its hundredth root, so that no library is judged by itself.
        for _ in 0..<Int(power) { result *= 10 }
        for _ in 0..<Int(((power - power.rounded(.down)) * 100).rounded()) { result *= 1.023292992280754 }
        return result
    }

    @Test func `a logarithmic scale leaves zero and less out and says so`() {
        var chart = LineChart(columns: [ChartColumn(0), ChartColumn(-5)], start: 0, end: 9, unit: "ms")
        chart.scaling = .logarithmic
        #expect(draw(chart, Size(columns: 40, rows: 8)).text.contains("no value above zero to show"))
    }

    @Test(
        arguments: [
            (1, 1_000, "1,10,100,1 000"), (1, 30, "1,2,5,10,20"), (0.002, 3, "0.01,0.1,1"),
            (2, 9e12, "1 000,1 M,1 G,1 T"),
        ] as [(Double, Double, String)])
    func `a logarithmic axis has round labels`(low: Double, high: Double, labels: String) {
        let ticks = AxisTicks(covering: low, high, atMost: 5, scaling: .logarithmic, in: nil)
        #expect(ticks.low <= low && ticks.high >= high)
        let texts = ticks.labels.map(\.text.string)
        let wanted = labels.split(separator: ",").map(String.init)
        #expect(wanted.allSatisfy(texts.contains), "\(texts)")
        #expect(texts.count <= 5)
    }

    @Test func `a gap is shaded and gives its reason`() throws {
        let chart = Self.full
        let grid = draw(chart, Size(columns: 100, rows: 24))
        let plot = try #require(LineChartLayout(of: chart, in: grid.bounds, glyphs: .braille)).plot
        let inside = plot.column + Int(Double(plot.columns) * 0.45)
        let row = plot.row + plot.rows - 1
        #expect(grid[Position(column: inside, row: row)].scalar == "░")
        #expect(grid[Position(column: plot.column + plot.columns / 5, row: row)].scalar != "░")
        #expect(grid.text.contains(" not ") && grid.text.contains(" collected "))
    }

    @Test(arguments: [60, 100])
    func `a gap that is too narrow for the words of its reason is shaded alone`(columns: Int) throws {
        var chart = Self.full
        chart.series.removeLast()
        chart.gaps = [
            .init(
                start: Self.start + 4 * Self.day - Self.day / 4, end: Self.start + 5 * Self.day,
                reason: "not measured: unreachable")
        ]
        chart.crossHair = nil
        let text = draw(chart, Size(columns: columns, rows: 24)).text
        #expect(text.contains("░░░") && !text.contains("meas") && !text.contains("not"), "\(text)")
        chart.crossHair = Self.start + 4 * Self.day + Self.day / 2
        #expect(draw(chart, Size(columns: columns, rows: 24)).text.contains("not measured"))
    }

    @Test func `beside others no line has a band, and the cross-hair reads values alone`() throws {
        let grid = draw(Self.full, Size(columns: 100, rows: 24))
        #expect(!grid.text.contains("["))
        #expect(!Self.full.hasBand)
    }

    @Test func `a band whose ends read the same is not told`() {
        var chart = LineChart(
            columns: [ChartColumn(low: 0.991, value: 0.99, high: 0.994), ChartColumn(1.5)], start: 0,
            end: 7_200,
            unit: "USD")
        chart.valueText = { NumberText.short(($0 * 100).rounded() / 100) }
        chart.crossHair = 60
        let text = draw(chart, Size(columns: 60, rows: 10)).text
        #expect(text.contains("0.99") && !text.contains("["), "\(text)")
    }

    @Test func `a note is opened by the cross-hair a few cells beside it, and by a click on its text`() throws
    {
        var chart = Self.full
        let rect = Rect(size: Size(columns: 60, rows: 24))
        let layout = try #require(LineChartLayout(of: chart, in: rect, glyphs: .braille))
        let plot = layout.plot
        let sign = try #require(chart.window.column(of: Self.start + 3 * Self.day, of: plot.columns))
        for (distance, isTold) in [(-2, true), (2, true), (4, false)] {
            chart.crossHair = chart.window.time(ofColumn: sign + distance, of: plot.columns)
            let row = draw(chart, rect.size).text.split(separator: "\n").first { $0.contains("▴") } ?? ""
            #expect((row.count { $0 == "▴" } == 1) == isTold, "\(distance): \(row)")
        }
        for column in [0, 5] {
            let place = Position(column: plot.column + sign + column, row: layout.notes.row)
            #expect(chart.time(at: place, in: rect, glyphs: .braille) == Self.start + 3 * Self.day)
        }
        let before = Position(column: plot.column, row: layout.notes.row)
        #expect(chart.time(at: before, in: rect, glyphs: .braille) == nil)
    }

    @Test func `a note is told in full under the cross-hair, and otherwise only where enough of it fits`() {
        var chart = Self.full
        chart.crossHair = nil
        chart.notes.append(.init(at: Self.start + 2 * Self.day + Self.day / 2, "another at once"))
        let size = Size(columns: 60, rows: 24)
        let row = draw(chart, size).text.split(separator: "\n").first { $0.contains("▴") } ?? ""
        #expect(row.contains(#/▴ +▴ +▴ fork 0.40 with/#) && !row.contains("par"), "\(row)")
        for (days, text) in [
            (2, "▴ partner leaves"), (3, "▴ fork 0.40 with a long name"), (9, "▴ reward halves"),
        ] {
            chart.crossHair = Self.start + Int64(days) * Self.day
            let row = draw(chart, size).text.split(separator: "\n").first { $0.contains("▴") } ?? ""
            #expect(row.contains(text) && row.count { $0 == "▴" } == 1, "\(row)")
        }
        // Between notes the cross-hair leaves them as they are.
        chart.crossHair = Self.start + 7 * Self.day
        #expect(draw(chart, size).text.count { $0 == "▴" } == 4)
    }

    @Test func `a threshold stands where its value is, or points to it`() throws {
        var chart = Self.full
        chart.crossHair = nil
        let grid = draw(chart, Size(columns: 100, rows: 24))
        let layout = try #require(LineChartLayout(of: chart, in: grid.bounds, glyphs: .braille))
        let row = layout.plot.row + layout.scale.row(of: 2.9, rows: layout.plot.rows)
        let line = String(String.UnicodeScalarView(grid.row(row).map(\.scalar)))
        #expect(line.contains("╌alert above 2.9") && line.contains("▲ list price 9"))
        #expect(grid.text.contains("▲ list price 9"))
    }

    @Test func `the cross-hair reads the value of its moment`() throws {
        var chart = LineChart(
            columns: (0..<100).map { $0 == 42 ? ChartColumn(low: 1, value: 7.25, high: 9) : ChartColumn(5) },
            start: Self.start, end: Self.start + 100 * 3_600, unit: "ms")
        chart.crossHair = Self.start + 42 * 3_600 + 1_800
        let text = draw(chart, Size(columns: 80, rows: 10)).text
        // The next column is drawn in the same cell.
        #expect(text.contains("24 Nov 2026 18:30 UTC  6.13 [1–9]"))
        chart.crossHair = Self.start + 44 * 3_600
        #expect(draw(chart, Size(columns: 80, rows: 10)).text.contains("20:00 UTC  5"))
        // And the moment of a cell leads back to it.
        let rect = Rect(size: Size(columns: 80, rows: 10))
        let plot = try #require(LineChartLayout(of: chart, in: rect, glyphs: .braille)).plot
        for column in 0..<plot.columns {
            let place = Position(column: plot.column + column, row: plot.row)
            let time = try #require(chart.time(at: place, in: rect, glyphs: .braille))
            #expect(chart.window.column(of: time, of: plot.columns) == column)
        }
        #expect(chart.time(at: Position(column: 0, row: 0), in: rect, glyphs: .braille) == nil)
    }

    /// More columns than dots, than cells, and fewer.
    @Test(arguments: [17, 40, 76, 77, 90, 120, 150, 156, 157, 300, 1_000], [Glyphs.braille, .ascii])
    func `every extreme that is drawn can be read out`(count: Int, glyphs: Glyphs) throws {
        let rect = Rect(size: Size(columns: 80, rows: 12))
        for spike in stride(from: 0, to: count, by: max(1, count / 11)) {
            let chart = LineChart(
                columns: (0..<count).map { place in
                    place == spike ? ChartColumn(low: 5, value: 6, high: 947) : ChartColumn(5)
                }, start: Self.start, end: Self.start + 86_400, unit: "nodes")
            let width = try #require(LineChartLayout(of: chart, in: rect, glyphs: glyphs)).plotWidth
            let readers = (0..<width.cells).filter { cell in
                let time = chart.window.time(ofColumn: cell, of: width.cells)
                return chart.readings(at: time, of: width)[0]?.high == 947
            }
            // Of longer columns several cells may show one.
            #expect(!readers.isEmpty && (count < width.cells || readers.count == 1), "\(spike)")
        }
    }

    @Test func `a value that is held is read out with the time that it is of`() {
        var chart = LineChart(
            columns: (0..<76).map { _ in
                ChartColumn(low: 58, value: 58, high: 58, count: 0, times: Self.start...Self.start)
            }, start: Self.start, end: Self.start + 7_200, unit: "nodes")
        chart.crossHair = Self.start + 5_400
        #expect(
            draw(chart, Size(columns: 80, rows: 10)).text.contains(
                "23 Nov 2026 01:30 UTC  58 since 23 Nov 00:00"))
        chart.series[0].columns[57] = ChartColumn(
            low: 40, value: 50, high: 60, count: 9,
            times: Self.start + 5_410...Self.start + 5_470)
        #expect(
            draw(chart, Size(columns: 80, rows: 10)).text.contains(
                "23 Nov 2026 01:30 – 01:31 UTC  50 [40–60]"))
    }

    @Test func `between two columns the band shows nothing that nobody measured`() {
        let columns = [ChartColumn(5), ChartColumn(low: 5, value: 5, high: 900), ChartColumn(5)]
        #expect(columns.fitted(to: 9).allSatisfy { [5, 900].contains($0?.high ?? 5) })
    }

    @Test func `an empty chart has its time, and a logarithmic one says what it leaves out`() {
        let empty = LineChart(columns: [nil, nil], start: Self.start, end: Self.start + 7_200, unit: "nodes")
        let text = draw(empty, Size(columns: 60, rows: 10)).text
        #expect(text.contains("no data in this range") && text.contains("01:00"))
        var chart = LineChart(
            columns: [ChartColumn(0), ChartColumn(10)], start: Self.start, end: Self.start + 7_200,
            unit: "GPUs")
        #expect(!draw(chart, Size(columns: 60, rows: 10)).text.contains("not drawn"))
        chart.scaling = .logarithmic
        #expect(draw(chart, Size(columns: 60, rows: 10)).text.contains("zero not drawn"))
    }

    @Test func `several lines are named and numbered`() {
        let text = draw(Self.full, Size(columns: 100, rows: 24)).text
        #expect(text.contains("1 Akash 2.72"))
        #expect(text.contains("2 io.net 1.62"))
    }

    @Test(arguments: [30, 44, 60, 80, 100], [8, 12, 24])
    func `the lines stay where they are while the cross-hair moves`(columns: Int, rows: Int) throws {
        let names: [SafeText] = ["Akash", "io.net", "Nosana", "Render Network", "RunPod"]
        let lines = names.enumerated().map { index, name in
            LineChart.Line(
                name: name,
                columns: (0..<120).map { place in
                    guard place % 40 > index else { return nil }
                    let value = Double((place * 7_919 + index) % 30_011) / (place % 3 == 0 ? 100 : 1)
                    return ChartColumn(low: value / 3, value: value, high: place % 2 == 0 ? value : value * 2)
                })
        }
        var chart = LineChart(lines, over: ChartWindow(start: 0, end: 120 * 3_600), unit: "ms")
        chart.gaps = [
            .init(start: 0, end: 7_200, reason: "failed: the name could not be resolved by anybody")
        ]
        let rect = Rect(size: Size(columns: columns, rows: rows))
        var plots: Set<Rect> = []
        var places: Set<[Int]> = []
        for hour in 0..<Int64(120) {
            chart.crossHair = hour * 3_600 + 1_800
            let layout = try #require(LineChartLayout(of: chart, in: rect, glyphs: .braille))
            plots.insert(layout.plot)
            places.insert(layout.legend.entries.map(\.width))
        }
        #expect(plots.count == 1 && places.count == 1)
    }

    @Test func `the twelfth line ends in its whole number`() throws {
        let lines = (1...12).map {
            LineChart.Line(name: "n\($0)", columns: .init(repeating: ChartColumn(Double($0)), count: 40))
        }
        let chart = LineChart(lines, over: ChartWindow(start: 0, end: 3_600), unit: "ms")
        let grid = draw(chart, Size(columns: 80, rows: 60))
        let plot = try #require(LineChartLayout(of: chart, in: grid.bounds, glyphs: .braille)).plot
        let ends = (0..<plot.rows).map { row in
            String(
                String.UnicodeScalarView(
                    (plot.columns - 2..<plot.columns).map {
                        grid[Position(column: plot.column + $0, row: plot.row + row)].scalar
                    }))
        }
        for number in 1...12 {
            #expect(ends.contains { $0.hasSuffix("\(number)") }, "\(number)")
        }
        #expect(!ends.contains { $0.contains("…") })
    }
}
