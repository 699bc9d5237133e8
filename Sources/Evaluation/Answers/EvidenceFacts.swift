internal import Metrics

/// What evidence is held against: the day that its answers speak of, and what was measured up to it.
struct EvidenceFacts {
    private let figures: [Series: MeasuredFigure]
    private let day: Timestamp?

    init(_ figures: [MeasuredFigure], asOf day: Timestamp?) {
        self.figures = Dictionary(figures.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
        self.day = day
    }

    /// What is wrong with a piece of evidence of an answer; nil where nothing is.
    ///
    /// A measurement of before the figure's own time may have been another.
    func warning(_ evidence: Evidence, of item: String) -> AnswerWarning? {
        if let date = evidence.date, let day, date > day.latestWritten {
            return AnswerWarning(
                item: item, text: "evidence of \(date.day), after the \(day.day) that it speaks of",
                isRefusedWhenStrict: true)
        }
        guard case .measurement(let series, let value) = evidence.kind, let figure = figures[series],
            (evidence.date ?? figure.time) >= figure.time
        else { return nil }
        let measured = Reading(figure.value, at: figure.time)
        return Refutation(evidence, series, value, [measured], unit: figure.unit)?.warning(of: item)
    }
}
