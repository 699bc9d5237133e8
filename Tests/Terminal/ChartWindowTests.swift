import Terminal
import Testing

@Suite struct `A window of time` {
    private let limits = ChartWindow(start: 0, end: 100_000)

    @Test func `zooms around what the reader looks at`() {
        let window = ChartWindow(start: 20_000, end: 60_000)
        #expect(window.zoomed(by: 0.5, within: limits) == ChartWindow(start: 30_000, end: 50_000))
        #expect(
            window.zoomed(by: 0.5, around: 20_000, within: limits) == ChartWindow(start: 20_000, end: 40_000))
        #expect(
            window.zoomed(by: 0.5, around: 60_000, within: limits) == ChartWindow(start: 40_000, end: 60_000))
        #expect(window.zoomed(by: 2, within: limits) == ChartWindow(start: 0, end: 80_000))
        #expect(window.zoomed(by: 100, within: limits) == limits)
        #expect(window.zoomed(by: 0, within: limits).seconds == 60)
        #expect(window.zoomed(by: .nan, within: limits) == window)
    }

    @Test func `comes back by zooming in and out at one moment`() {
        let window = ChartWindow(start: 20_000, end: 60_000)
        let closer = window.zoomed(by: 0.5, around: 30_000, within: limits)
        #expect(closer.zoomed(by: 2, around: 30_000, within: limits) == window)
    }

    @Test func `pans to the ends and no further`() {
        let window = ChartWindow(start: 20_000, end: 60_000)
        #expect(window.panned(by: 0.25, within: limits) == ChartWindow(start: 30_000, end: 70_000))
        #expect(window.panned(by: -5, within: limits) == ChartWindow(start: 0, end: 40_000))
        #expect(window.panned(by: 5, within: limits) == ChartWindow(start: 60_000, end: 100_000))
        #expect(window.lasting(3_600) == ChartWindow(start: 56_400, end: 60_000))
    }

    @Test(arguments: [(0, 0), (24_999, 24), (25_000, 25), (99_999, 99), (100_000, 99)] as [(Int64, Int)])
    func `finds the column of a moment`(time: Int64, column: Int) {
        #expect(limits.column(of: time, of: 100) == column)
        #expect(limits.column(of: limits.time(ofColumn: column, of: 100), of: 100) == column)
    }

    @Test func `takes any numbers`() {
        for start in [Int64.min, -1, 0, .max] {
            for end in [Int64.min, -1, 0, .max] {
                let window = ChartWindow(start: start, end: end)
                #expect(window.start < window.end)
                _ = window.zoomed(by: 1e300, around: .max, within: window)
                _ = window.panned(by: -1e5, within: window)
                _ = window.lasting(.max)
                #expect(window.column(of: .max, of: 80) == nil)
                _ = window.time(ofColumn: .max, of: 80)
            }
        }
    }
}
