public import Metrics

/// The columns of a chart, those without samples holding the value before them as long as nothing was missed.
///
/// What stays empty is a gap, and is one in every window: samples outside of it count too. A figure that comes once a
/// day is not absent for the rest of it. Two samples belong together unless they lie further apart than two and a half
/// times what is usual around them, of the four steps before and the four after, whichever is longer: a sample that
/// fails alone opens no gap, two do; and what was measured daily first and every minute since is held in both parts.
/// The latest value holds up to the end of the window by the same measure.
public struct HeldColumns: Sendable {
    /// As many as were asked for; nil for gaps.
    public let columns: [Column?]
    /// Whether there are samples before the window, and after it.
    public let (hasEarlier, hasLater): (Bool, Bool)

    /// Samples on each side of a range that are looked at: those of four steps.
    static let neighbours = Stops.reach + 1

    /// Holds values in columns of equal length over a range.
    ///
    /// `earlier` are the last few samples before the range, in order of time, and `later` the first few after it.
    public init(
        _ columns: [Column?], over range: TimeRange, earlier: [Column] = [], later: [Column] = []
    ) {
        let stops =
            earlier.suffix(Self.neighbours).map { Stops.Stop(place: -1, column: $0) }
            + columns.enumerated().compactMap { place, column in
                column.map { Stops.Stop(place: place, column: $0) }
            }
            + later.prefix(Self.neighbours).map { Stops.Stop(place: columns.count, column: $0) }
        (hasEarlier, hasLater) = (!earlier.isEmpty, !later.isEmpty)
        self.columns = Stops(stops: stops).filling(columns, until: range.end.seconds)
    }

    /// Of several over the same range: a gap is where none has a value, and the latest measured stands for all.
    public init(any all: [HeldColumns]) {
        columns = (0..<(all.map(\.columns.count).max() ?? 0)).map { place in
            all.lazy.compactMap { $0.columns.indices.contains(place) ? $0.columns[place] : nil }
                .max { $0.times.upperBound < $1.times.upperBound }
        }
        (hasEarlier, hasLater) = (all.contains(where: \.hasEarlier), all.contains(where: \.hasLater))
    }
}

/// Columns with samples, in order of time.
private struct Stops {
    struct Stop {
        /// Before the first column, or after the last one, where it lies outside of the range.
        let place: Int
        let column: Column
    }

    let stops: [Stop]

    /// How many steps tell what is usual.
    static let reach = 4

    /// How many times the usual step still belongs together.
    private static let slack = 2.5

    func filling(_ columns: [Column?], until end: Int64) -> [Column?] {
        var columns = columns
        func fill(_ places: Range<Int>, from stop: Stop) {
            let held = stop.column.held
            for place in places where columns.indices.contains(place) { columns[place] = held }
        }
        for (index, (stop, next)) in zip(stops, stops.dropFirst()).enumerated()
        where next.place > stop.place + 1 && areJoined(index) {
            fill(stop.place + 1..<next.place, from: stop)
        }
        if let last = stops.last, let usual = usual(before: stops.count - 1),
            Double(end - last.column.times.upperBound) <= usual * Self.slack
        {
            fill(last.place + 1..<max(last.place + 1, columns.count), from: last)
        }
        return columns
    }

    /// Whether nothing is missing between a stop and the next.
    private func areJoined(_ index: Int) -> Bool {
        let sides = [usual(before: index), usual(after: index + 1)].compactMap(\.self)
        // Two samples alone tell nothing of what is usual.
        guard let usual = sides.max() else { return true }
        return step(from: index) <= usual * Self.slack
    }

    /// Seconds from a stop's latest sample to the first one of the next.
    private func step(from index: Int) -> Double {
        Double(max(0, stops[index + 1].column.times.lowerBound - stops[index].column.times.upperBound))
    }

    /// The steps between a stop's own samples, taken to be alike, at most as many as count.
    private func inner(_ index: Int) -> [Double] {
        let column = stops[index].column
        guard column.count > 1 else { return [] }
        let seconds = Double(column.times.upperBound - column.times.lowerBound)
        return Array(
            repeating: seconds / Double(column.count - 1), count: min(column.count - 1, Self.reach))
    }

    private func usual(before index: Int) -> Double? {
        var (steps, place) = (inner(index), index)
        while steps.count < Self.reach, place > 0 {
            place -= 1
            steps.append(step(from: place))
            steps += inner(place)
        }
        return median(steps)
    }

    private func usual(after index: Int) -> Double? {
        var (steps, place) = (inner(index), index)
        while steps.count < Self.reach, place + 1 < stops.count {
            steps.append(step(from: place))
            place += 1
            steps += inner(place)
        }
        return median(steps)
    }

    private func median(_ steps: [Double]) -> Double? {
        let sorted = steps.prefix(Self.reach).sorted()
        return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }
}
