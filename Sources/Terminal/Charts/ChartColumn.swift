/// What one column of a chart shows: a stretch of time with its average and extremes.
public struct ChartColumn: Hashable, Sendable {
    public let low: Double
    public let value: Double
    public let high: Double
    /// How many measurements it stands for; zero where a value is held that was measured before.
    public let count: Int
    /// When the first and the latest of them were, in Unix seconds; nil where that does not matter.
    public let times: ClosedRange<Int64>?

    /// Makes a column of an average and the extremes around it.
    ///
    /// - Returns: nil, a gap, when a number is not finite, or beyond 1e290, where no axis could be computed.
    public init?(
        low: Double, value: Double, high: Double, count: Int = 1, times: ClosedRange<Int64>? = nil
    ) {
        guard [low, value, high].allSatisfy({ $0.magnitude < 1e290 }) else { return nil }
        self.low = min(low, value)
        self.value = value
        self.high = max(high, value)
        self.count = max(0, count)
        self.times = times
    }

    /// Makes a column of a single value; nil, a gap, when it is not finite.
    public init?(_ value: Double) {
        self.init(low: value, value: value, high: value)
    }

    /// Both in one: the extremes of both and the average by count; what is held gives way to what was measured.
    func merged(with other: ChartColumn) -> ChartColumn {
        if other.count == 0 { return self }
        if count == 0 { return other }
        let total = Double(count) + Double(other.count)
        let mean = value * (Double(count) / total) + other.value * (Double(other.count) / total)
        return ChartColumn(
            low: min(low, other.low), value: mean, high: max(high, other.high),
            count: count.addingReportingOverflow(other.count).partialValue, times: times(with: other))
            ?? self
    }

    private func times(with other: ChartColumn) -> ClosedRange<Int64>? {
        guard let times, let others = other.times else { return times ?? other.times }
        return min(times.lowerBound, others.lowerBound)...max(times.upperBound, others.upperBound)
    }

    /// The column that lies this part of the way (0 to 1) to another, with the extremes of the nearer: nobody measured
    /// others between them.
    func moved(by part: Double, towards other: ChartColumn) -> ChartColumn? {
        let nearer = part < 0.5 ? self : other
        return ChartColumn(
            low: nearer.low, value: value + (other.value - value) * part, high: nearer.high,
            count: nearer.count)
    }
}

extension [ChartColumn?] {
    /// The same stretch in exactly `count` columns.
    ///
    /// Fewer columns merge neighbours and keep their extremes. More columns keep each value in the middle of its
    /// stretch and go straight from one to the next; beside a gap there is nothing to go to, so it stays open.
    func fitted(to count: Int) -> [ChartColumn?] {
        guard count > 0, !isEmpty else { return [] }
        return self.count > count ? merged(into: count) : spread(over: count)
    }

    private func merged(into count: Int) -> [ChartColumn?] {
        (0..<count).map { index in
            self[self.count * index / count..<self.count * (index + 1) / count]
                .compactMap(\.self)
                .reduce(nil as ChartColumn?) { merged, next in merged?.merged(with: next) ?? next }
        }
    }

    private func spread(over count: Int) -> [ChartColumn?] {
        var columns = [ChartColumn?](repeating: nil, count: count)
        var previous: (place: Int, column: ChartColumn)?
        for (index, column) in enumerated() {
            guard let column else {
                previous = nil
                continue
            }
            let place = (2 * index + 1) * count / (2 * self.count)
            columns[place] = column
            if let previous {
                let width = Double(place - previous.place)
                for between in previous.place + 1..<Swift.max(previous.place + 1, place) {
                    columns[between] = previous.column.moved(
                        by: Double(between - previous.place) / width, towards: column)
                }
            }
            previous = (place, column)
        }
        return columns
    }
}
