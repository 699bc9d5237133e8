public import Metrics

/// What evidence is held against: the day that its answers speak of, and what was measured up to it.
struct EvidenceFacts {
    private let figures: [Series: MeasuredFigure]
    private let day: Timestamp?

    init(_ figures: [MeasuredFigure], asOf day: Timestamp?) {
        self.figures = Dictionary(figures.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
        self.day = day
    }

    /// What speaks against a piece of evidence, as half a sentence; nil where nothing does.
    ///
    /// A measurement of before the figure's own time may have been another.
    func contradiction(_ evidence: Evidence) -> String? {
        if let date = evidence.date, let day, date > day.latestWritten {
            return "evidence of \(date.day), after the \(day.day) that it speaks of"
        }
        guard case .measurement(let series, let value) = evidence.kind, let figure = figures[series],
            (evidence.date ?? figure.time) >= figure.time
        else { return nil }
        return series.contradiction(value, figure.value...figure.value, unit: figure.unit, at: figure.time)
    }
}

extension Series {
    /// What speaks against a value that is said to have been measured, as half a sentence.
    ///
    /// - Parameters:
    ///   - value: What is said; one part in a hundred is left for who rounded it.
    ///   - measured: The least and the greatest that was.
    ///   - unit: Of both.
    ///   - time: When that was.
    /// - Returns: Nil where it is what was measured.
    public func contradiction(
        _ value: Double, _ measured: ClosedRange<Double>, unit: Unit, at time: Timestamp
    ) -> String? {
        let room = 0.01 * max(measured.lowerBound.magnitude, measured.upperBound.magnitude)
        guard !(measured.lowerBound - room...measured.upperBound + room).contains(value) else { return nil }
        let seen = Set([measured.lowerBound, measured.upperBound].map(unit.text)).sorted()
        return
            "\(self) is said to be \(unit.text(value)), where \(seen.joined(separator: " to ")) was measured on \(time.day)"
    }
}
