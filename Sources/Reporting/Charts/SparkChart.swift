internal import Evaluation
internal import Metrics

/// A value a day over at most 90 days, with lines where levels begin.
struct SparkChart {
    let figure: MeasuredFigure
    let thresholds: Measure.Thresholds?

    private static let height = 6
    private static let days = 90

    /// Nil where fewer than two days were measured, nothing moved, or the values lie further apart than a number reaches.
    var text: String? {
        let days = Array(figure.days.suffix(Self.days))
        let values = days.compactMap { $0 }.filter(\.isFinite)
        guard values.count > 1, let least = values.min(), let most = values.max(), least < most else {
            return nil
        }
        let lines = lines(near: least...most)
        let low = ([least] + lines.map(\.value)).min() ?? least
        let high = ([most] + lines.map(\.value)).max() ?? most
        let span = high - low
        guard span.isFinite else { return nil }
        func row(_ value: Double) -> Int {
            Int(((value - low) / span * Double(Self.height - 1)).rounded())
        }
        var rows = [[Character]](
            repeating: [Character](repeating: " ", count: days.count), count: Self.height)
        var labels = [String](repeating: "", count: Self.height)
        for line in lines {
            rows[row(line.value)] = [Character](repeating: "-", count: days.count)
            labels[row(line.value)] += " \(line.label)"
        }
        for (column, value) in days.enumerated() {
            if let value, value.isFinite { rows[row(value)][column] = "*" }
        }
        let chart = rows.indices.reversed().map { String(rows[$0]) + labels[$0] }
        let title =
            "\(figure.series)  \(figure.unit.text(least)) to \(figure.unit.textWithName(most)), \(days.count) days to \(figure.time.day)"
        return Fence.text([title] + chart)
    }

    /// The thresholds nearest to what was measured: those within its range, and the next ones on both sides.
    private func lines(near range: ClosedRange<Double>) -> [(value: Double, label: String)] {
        let all: [(value: Double, label: String)] =
            switch thresholds {
            case .rising(let starts):
                starts.enumerated().map {
                    ($0.element, "level \($0.offset + 1) from \(figure.unit.text($0.element))")
                }
            case .falling(let ends):
                ends.enumerated().map {
                    ($0.element, "level \(4 - $0.offset) to \(figure.unit.text($0.element))")
                }
            case nil: []
            }
        // One that is further off than the values are apart would make a flat line of them.
        let span = range.upperBound - range.lowerBound
        guard span.isFinite else { return [] }
        let near = (range.lowerBound - span)...(range.upperBound + span)
        let useful = all.filter {
            $0.value > 0 && $0.value < Measure.Thresholds.noLimit && near.contains($0.value)
        }
        let below = useful.filter { $0.value < range.lowerBound }.max { $0.value < $1.value }
        let above = useful.filter { $0.value > range.upperBound }.min { $0.value < $1.value }
        return [below].compactMap { $0 } + useful.filter { range.contains($0.value) }
            + [above].compactMap { $0 }
    }
}
