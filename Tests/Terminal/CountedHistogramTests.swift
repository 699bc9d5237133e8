import TestSupport
import Testing
import Text

@testable import Terminal

/// Values that were counted in stretches before make the bars that the values themselves would.
@Suite struct `A histogram of counted stretches` {
    /// A stretch a tenth of a millisecond, of values as frequent everywhere.
    static let even: [(range: ClosedRange<Double>, count: Int)] = (0..<600).map { step in
        let low = 80 + Double(step) / 10
        return (low...low + 0.1, 70)
    }

    @Test(arguments: [7, 50, 97, 113, 599, 1_000], [Scaling.linear, .logarithmic])
    func `has no teeth where stretches and bins differ in length`(bins: Int, scaling: Scaling) {
        let histogram = Histogram(counted: Self.even, bins: bins, scaling: scaling, unit: "ms")
        #expect(histogram.counts.count == bins)
        #expect(histogram.counts.reduce(0, +) == 42_000)
        // On a logarithmic scale bins become longer, and none is lower than its neighbour but by rounding.
        for (count, next) in zip(histogram.counts, histogram.counts.dropFirst()) {
            #expect(next >= count - 1)
        }
    }

    @Test func `writes how many are most with a gap between thousands`() {
        var grid = Grid(size: Size(columns: 40, rows: 10))
        Histogram(counted: [(1...2, 21_937)], bins: 1, unit: "ms")
            .draw(in: grid.bounds, on: &grid, theme: .standard)
        #expect(grid.text.contains("most: 21 937"))
    }

    @Test func `counts what lies at the ends`() {
        #expect(Histogram(counted: [(4...4, 9)], bins: 5, unit: "ms").counts == [9])
        let two = Histogram(counted: [(1...2, 3), (9...10, 4)], bins: 3, unit: "ms")
        #expect(two.counts == [3, 0, 4] && two.low == 1 && two.high == 10)
        let zero = Histogram(
            counted: [(-0.5...0.5, 2), (1...2, 3)], bins: 1, scaling: .logarithmic, unit: "ms")
        #expect(zero.counts == [3] && zero.low == 1)
        #expect(Histogram(counted: [], bins: 3, unit: "ms").counts == [])
    }
}
