internal import Glibc
internal import Terminal
internal import Text

/// How long the parts of a frame take, in milliseconds: the median and the slowest of many runs.
///
///     swift run -c release TerminalBenchmark
///
/// What a whole program takes on a terminal is measured from outside, by `Benchmarks/terminal.py`.
@main
struct TerminalBenchmark {
    static func main() {
        let frames = Frames()
        measure("full frame of 300x80: table of 70 rows with sparklines", goal: 2) { frames.table() }
        measure("full frame of 300x80: text in every cell", goal: 2) { frames.text() }
        measure("chart of a year, 300x40, 8,760 hours", goal: 2) { frames.chart() }
        measure("compare two frames of 300x80 that are the same", goal: 0.2) { frames.compare() }
        let list = LongList()
        measure("build the index of 10,000 rows", goal: 8) { list.index() }
        for letters in ["a", "ak", "gpr", "akash gpu price"] as [SafeText] {
            measure("filter 10,000 rows by \"\(letters)\" and draw 60", goal: 8) { list.filter(letters) }
        }
        measure("scroll 10,000 rows and draw 60", goal: 8) { list.scroll() }
        measure("type a letter into 2,000 lines and draw 60", goal: 8) { list.type() }
    }

    private static func measure(_ name: String, goal: Double, _ body: () -> Void) {
        for _ in 0..<5 { body() }
        let clock = ContinuousClock()
        let times = (0..<51).map { _ in clock.measure(body) / .microseconds(1) / 1_000 }.sorted()
        let verdict = times[25] <= goal ? "ok" : "SLOW"
        print(
            "\(verdict)  median \(rounded(times[25]))  slowest \(rounded(times[50]))  goal \(goal)  \(name)")
    }

    private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}

/// Frames of the size of a large monitor.
struct Frames {
    private let size = Size(columns: 300, rows: 80)
    private let theme = Theme.standard
    private let columns: [TableColumn]
    private let rows: [TableRow]
    private let year: [ChartColumn?]

    init() {
        columns = (0..<20).map { TableColumn("COLUMN \($0)", minimum: 8, ideal: 12) }
        rows = (0..<70).map { row in .cells((0..<20).map { Frames.cell(row: row, column: $0) }) }
        year = (0..<8_760).map(Frames.hour)
    }

    private static func cell(row: Int, column: Int) -> TableCell {
        guard column % 5 == 4 else {
            return TableCell("figure \(row)·\(column)", role: column % 3 == 0 ? .good : .text)
        }
        return TableCell(.sparkline(Sparkline((0..<24).map { Double(($0 * row) % 17) })))
    }

    private static func hour(_ hour: Int) -> ChartColumn? {
        guard hour % 700 >= 20 else { return nil }
        let value = sin(Double(hour) / 50)
        return ChartColumn(low: value - 0.2, value: value, high: 1.2)
    }

    func table() {
        var grid = Grid(size: size)
        Table(columns: columns, rows: rows)
            .draw(in: grid.bounds, on: &grid, theme: theme, at: ListPosition(selected: 3))
        sink(grid)
    }

    func text() {
        var grid = Grid(size: size)
        let line = SafeText(String(repeating: "what is measured ", count: 18))
        for row in 0..<size.rows { grid.draw(line, in: grid.bounds.row(row), style: theme[.text]) }
        sink(grid)
    }

    func chart() {
        var grid = Grid(size: Size(columns: 300, rows: 40))
        LineChart(columns: year, start: 1_763_000_000, end: 1_794_536_000, unit: "USD/GPU-hour")
            .draw(in: grid.bounds, on: &grid, theme: theme)
        sink(grid)
    }

    func compare() {
        let (one, other) = (Grid(size: size), Grid(size: size))
        if one != other { sink(one) }
    }
}

/// Ten thousand rows and what keys do with them.
struct LongList {
    private let texts: [SafeText]
    private let search: FuzzyIndex
    private let editor: TextEditor

    init() {
        let networks = ["akash", "io.net", "render", "bittensor", "filecoin", "golem", "livepeer"]
        texts = (0..<10_000).map { "\(networks[$0 % 7]) gpu.price.median region \($0 % 31) model \($0)" }
        search = FuzzyIndex(texts)
        editor = TextEditor((0..<2_000).map { "line \($0) with some words in it" }.joined(separator: "\n"))
    }

    func index() { sink(FuzzyIndex(texts).count) }

    func filter(_ letters: SafeText) {
        let pattern = FuzzyPattern(letters)
        let found = search.matches(pattern)
        draw(found, from: 0)
    }

    func scroll() { draw(Array(0..<10_000), from: 5_000) }

    private func draw(_ found: [Int], from offset: Int) {
        var grid = Grid(size: Size(columns: 200, rows: 60))
        let columns = [TableColumn("SERIES", minimum: 40, flex: 1), TableColumn("VALUE", minimum: 10)]
        let table = Table(columns: columns, count: found.count) {
            .cells([TableCell(texts[found[$0]]), TableCell("1.25")])
        }
        table.draw(
            in: grid.bounds, on: &grid, theme: .standard, at: ListPosition(selected: offset, offset: offset))
        sink(grid)
    }

    func type() {
        var editor = editor
        _ = editor.handle("x", size: Size(columns: 100, rows: 60))
        var grid = Grid(size: Size(columns: 100, rows: 60))
        editor.draw(in: grid.bounds, on: &grid, theme: .standard)
        sink(grid)
    }
}

/// Keeps the compiler from leaving out what nobody looks at.
@inline(never) func sink<Value>(_ value: Value) {}
