import Terminal
import Testing

@Suite struct `Rectangles` {
    static let whole = Rect(column: 2, row: 1, size: Size(columns: 10, rows: 5))

    @Test func `are cut from every side`() {
        var rest = Self.whole
        #expect(rest.takeTop(1) == Rect(column: 2, row: 1, size: Size(columns: 10, rows: 1)))
        #expect(rest.takeBottom(2) == Rect(column: 2, row: 4, size: Size(columns: 10, rows: 2)))
        #expect(rest.takeLeft(3) == Rect(column: 2, row: 2, size: Size(columns: 3, rows: 2)))
        #expect(rest.takeRight(4) == Rect(column: 8, row: 2, size: Size(columns: 4, rows: 2)))
        #expect(rest == Rect(column: 5, row: 2, size: Size(columns: 3, rows: 2)))
    }

    @Test(arguments: [-1, 0, 5, 11, Int.max, Int.min])
    func `give no more than they have`(count: Int) {
        let cuts: [(inout Rect) -> Rect] = [
            { $0.takeTop(count) }, { $0.takeBottom(count) }, { $0.takeLeft(count) }, { $0.takeRight(count) },
        ]
        for cut in cuts {
            var rest = Self.whole
            let taken = cut(&rest)
            #expect(taken.columns * taken.rows + rest.columns * rest.rows == 50)
            #expect(taken.isEmpty || taken.intersection(Self.whole) == taken)
            #expect(rest.intersection(taken).isEmpty)
        }
    }

    @Test func `have rows, columns, margins and a middle inside themselves`() {
        #expect(Self.whole.row(4).row == 5)
        #expect(Self.whole.row(5).isEmpty)
        #expect(Self.whole.row(-1).isEmpty)
        #expect(Self.whole.columns(8, count: 9).columns == 2)
        #expect(
            Self.whole.inset(columns: 1, rows: 1) == Rect(column: 3, row: 2, size: Size(columns: 8, rows: 3)))
        #expect(Self.whole.inset(columns: 6).isEmpty)
        #expect(
            Self.whole.centered(Size(columns: 4, rows: 90))
                == Rect(column: 5, row: 1, size: Size(columns: 4, rows: 5)))
    }
}
