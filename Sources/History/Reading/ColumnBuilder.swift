internal import Chunks
internal import Metrics

/// Sorts samples, which come in order of time, into the columns of a range.
struct ColumnBuilder {
    private let start: Int64
    private let length: UInt64
    private let count: Int
    private var columns: [Column?]

    private var index = 0
    /// Where the present column ends, in milliseconds from the start; the division is done once a column.
    private var end: UInt64 = 0
    private var (min, max, sum, last) = (0.0, 0.0, 0.0, 0.0)
    private var samples = 0
    /// When the first and the latest of them were.
    private var (first, latest): (Int64, Int64) = (0, 0)

    init(_ range: TimeRange, count: Int) {
        start = range.start.milliseconds
        // The distance of two 64-bit times fits 64 bits without a sign.
        length = UInt64(bitPattern: range.end.milliseconds &- start)
        self.count = Swift.max(0, count)
        columns = Array(repeating: nil, count: self.count)
    }

    /// Whether the seconds from the first up to, and without, the second lie in one column.
    var span: (Int64, Int64) -> Bool {
        let (start, length, count) = (start, length, count)
        return { first, end in
            let (from, to) = (
                UInt64(bitPattern: first &* 1_000 &- start), UInt64(bitPattern: (end &- 1) &* 1_000 &- start)
            )
            guard count > 0, from < length, to < length else { return false }
            return Self.quotient(UInt64(count), from, by: length).quotient
                == Self.quotient(UInt64(count), to, by: length).quotient
        }
    }

    mutating func add(_ piece: Piece) {
        switch piece {
        case .samples(let points, let indices):
            for index in indices { add(points.values[index], at: points.times[index]) }
        case .summary(let whole):
            guard goTo(whole.start) else { return }
            take(
                low: whole.min, high: whole.max, sum: whole.sum, last: whole.last, count: Int(whole.count),
                times: whole.times)
        }
    }

    /// Takes a sample whose time, in seconds, lies in the range.
    mutating func add(_ value: Double, at second: Int64) {
        guard goTo(second) else { return }
        take(low: value, high: value, sum: value, last: value, count: 1, times: second...second)
    }

    mutating func finish() -> [Column?] {
        close()
        return columns
    }

    @inline(__always)
    private mutating func goTo(_ second: Int64) -> Bool {
        let offset = UInt64(bitPattern: (second &* 1_000) &- start)
        guard offset < length, count > 0 else { return false }
        if offset >= end { advance(to: offset) }
        return true
    }

    @inline(__always)
    private mutating func take(
        low: Double, high: Double, sum: Double, last: Double, count: Int, times: ClosedRange<Int64>
    ) {
        if samples == 0 {
            (min, max, self.sum) = (low, high, sum)
            first = times.lowerBound
        } else {
            min = Swift.min(min, low)
            max = Swift.max(max, high)
            self.sum += sum
        }
        self.last = last
        latest = Swift.max(first, times.upperBound)
        samples += count
    }

    private mutating func advance(to offset: UInt64) {
        close()
        index = Int(Self.quotient(UInt64(count), offset, by: length).quotient)
        let (quotient, remainder) = Self.quotient(UInt64(index + 1), length, by: UInt64(count))
        end = quotient + (remainder == 0 ? 0 : 1)
    }

    private mutating func close() {
        guard samples > 0 else { return }
        // Rounding, or an overflow of the sum, must not lead out of the band.
        let average = Swift.min(Swift.max(sum / Double(samples), min), max)
        columns[index] = Column(
            min: min, max: max, average: average, count: samples, last: last, times: first...latest)
        samples = 0
    }

    private static func quotient(
        _ left: UInt64, _ right: UInt64, by divisor: UInt64
    ) -> (quotient: UInt64, remainder: UInt64) {
        divisor.dividingFullWidth(left.multipliedFullWidth(by: right))
    }
}
