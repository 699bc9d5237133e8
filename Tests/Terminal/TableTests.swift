import TestSupport
import Terminal
import Testing
import Text

@Suite struct `A table` {
    static let columns = [
        TableColumn("NETWORK", minimum: 10, ideal: 14, flex: 1, priority: 9),
        TableColumn("NODES", alignment: .right, minimum: 6, priority: 8),
        TableColumn("USED", alignment: .right, minimum: 5, priority: 3),
        TableColumn("H100 $/h", alignment: .right, minimum: 8, priority: 5),
        TableColumn("30 DAYS", minimum: 7, ideal: 12, flex: 1, priority: 1),
        TableColumn("AGE", alignment: .right, minimum: 5, priority: 7),
    ]

    static let rows: [TableRow] = [
        .heading("Distributed compute"),
        .cells([
            TableCell("Akash"), TableCell("62"), TableCell("81 %", role: .good), TableCell("2.56"),
            TableCell(.sparkline(Sparkline([1, 2, 3, nil, 5, 8])), role: .secondary),
            TableCell("24 s", role: .secondary),
        ]),
        .cells([
            TableCell("a network with a very long name"), TableCell("30 296"),
            TableCell("·", role: .secondary),
        ]),
        .heading("Data"),
        .cells([
            TableCell("Arweave"), TableCell("✕ unreachable for 14 min", role: .bad, span: 4),
            TableCell("14 min"),
        ]),
    ]

    private func draw(_ size: Size, at position: ListPosition? = ListPosition(selected: 1)) -> Grid {
        var grid = Grid(size: size)
        let table = Table(
            columns: Self.columns, sorting: .init(column: 1, isAscending: false), rows: Self.rows)
        table.draw(in: grid.bounds, on: &grid, theme: .standard, at: position)
        return grid
    }

    @Test func `writes a number that has no room shorter, and never cuts it`() {
        var cell = TableCell("24 871 234")
        cell.short = "24.9 M"
        for (width, text) in [(10, "24 871 234"), (9, "24.9 M"), (6, "24.9 M")] {
            var grid = Grid(size: Size(columns: width + 2, rows: 2))
            Table(
                columns: [TableColumn("", alignment: .right, minimum: width)], rows: [.cells([cell])]
            ).draw(in: grid.bounds, on: &grid, theme: .standard, at: nil)
            #expect(grid.text.split(separator: "\n").last?.drop { $0 == " " } == text[...])
        }
    }

    @Test(arguments: [30, 50, 80])
    func `looks as it did`(columns: Int) throws {
        try expectSnapshot(draw(Size(columns: columns, rows: 7)).styledText, named: "table-\(columns)")
    }

    @Test(
        arguments: [
            (200, [0, 1, 2, 3, 4, 5]), (51, [0, 1, 2, 3, 4, 5]), (50, [0, 1, 2, 3, 5]), (41, [0, 1, 3, 5]),
            (30, [0, 1, 5]),
            (20, [0, 1]), (17, [0]), (3, [0]), (0, [0]),
        ] as [(Int, [Int])])
    func `leaves columns out by priority as it gets narrower`(width: Int, shown: [Int]) {
        let layout = TableLayout(Self.columns, width: width)
        #expect(layout.columns.indices.filter { layout.columns[$0] != nil } == shown)
    }

    @Test(arguments: 1...260)
    func `keeps its columns apart and inside its width`(width: Int) {
        let ranges = TableLayout(Self.columns, width: width).columns.compactMap(\.self)
        #expect(ranges.first?.lowerBound == 0)
        #expect((ranges.last?.upperBound ?? 0) <= width)
        for (left, right) in zip(ranges, ranges.dropFirst()) {
            #expect(left.upperBound + 2 == right.lowerBound)
        }
        if width >= 70 { #expect(ranges.last?.upperBound == width) }
    }

    @Test func `gives growing room to ideals first and then by share`() {
        let columns = [
            TableColumn("a", minimum: 2, ideal: 4, priority: 1),
            TableColumn("b", minimum: 2, ideal: 6, flex: 3),
            TableColumn("c", minimum: 2, flex: 1),
        ]
        func widths(_ width: Int) -> [Int?] { TableLayout(columns, width: width).columns.map { $0?.count } }
        #expect(widths(10) == [2, 2, 2])
        #expect(widths(13) == [4, 3, 2])
        #expect(widths(16) == [4, 6, 2])
        #expect(widths(24) == [4, 12, 4])
    }

    @Test func `gives no column more than its most`() {
        let columns = [
            TableColumn("a", minimum: 2, flex: 1, most: 6), TableColumn("b", minimum: 2),
            TableColumn("c", minimum: 2, flex: 1),
        ]
        func widths(_ width: Int) -> [Int?] { TableLayout(columns, width: width).columns.map { $0?.count } }
        #expect(widths(16) == [5, 2, 5])
        #expect(widths(40) == [6, 2, 28])
        #expect(TableLayout(Array(columns.prefix(2)), width: 40).columns.map { $0?.count } == [6, 2])
    }

    @Test func `asks only for the rows that it shows`() {
        var asked: [Int] = []
        let table = Table(columns: Self.columns, count: 1_000_000) { index in
            asked.append(index)
            return .cells([TableCell("\(index)")])
        }
        var grid = Grid(size: Size(columns: 40, rows: 4))
        table.draw(
            in: grid.bounds, on: &grid, theme: .standard, at: ListPosition(selected: 500_000, offset: 499_999)
        )
        #expect(asked == [499_999, 500_000, 500_001])
    }

    @Test func `finds the column and the row under the mouse`() {
        let table = Table(columns: Self.columns, rows: Self.rows)
        let rect = Rect(column: 5, row: 3, size: Size(columns: 80, rows: 4))
        #expect(table.column(at: Position(column: 7, row: 3), in: rect) == 0)
        #expect(table.column(at: Position(column: 5, row: 3), in: rect) == nil)
        #expect(table.row(at: Position(column: 7, row: 3), in: rect, position: ListPosition()) == nil)
        #expect(table.row(at: Position(column: 7, row: 4), in: rect, position: ListPosition(offset: 2)) == 2)
        #expect(
            table.row(at: Position(column: 7, row: 6), in: rect, position: ListPosition(offset: 4)) == nil)
    }
}

@Suite struct `A place in a list` {
    @Test func `scrolls no further than it must`() {
        var position = ListPosition()
        position.move(by: 4, count: 20, height: 5)
        #expect(position == ListPosition(selected: 4, offset: 0))
        position.move(by: 1, count: 20, height: 5)
        #expect(position == ListPosition(selected: 5, offset: 1))
        position.move(by: -4, count: 20, height: 5)
        #expect(position == ListPosition(selected: 1, offset: 1))
        position.select(19, count: 20, height: 5)
        #expect(position == ListPosition(selected: 19, offset: 15))
    }

    @Test(arguments: [Int.min, -1, 0, 7, Int.max], [0, 1, 3, 50])
    func `stays in the list whatever happens to it`(step: Int, count: Int) {
        var position = ListPosition(selected: 30, offset: 28)
        position.move(by: step, count: count, height: 4)
        #expect((0..<max(1, count)).contains(position.selected))
        #expect((0...position.selected).contains(position.offset))
        #expect(position.selected - position.offset < 4)
    }
}
