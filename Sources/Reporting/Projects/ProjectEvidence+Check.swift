internal import Catalog
public import Evaluation
internal import History
public import Metrics
public import Storage

extension ProjectEvidence {
    /// What of the measured evidence of answers was never measured, or was something else.
    ///
    /// A value counts as measured where it lies between the least and the greatest of the day before to the day after its
    /// date, give or take one part in a hundred; without a date, where it is the newest of when the answers speak of.
    ///
    /// - Parameters:
    ///   - answers: By item or question.
    ///   - project: Whom they are of, with what it claims; nil for one that is not on the list yet.
    ///   - figures: What is known of the project on that day; see ``figures(of:asOf:)``.
    ///   - day: That day.
    /// - Returns: Warnings by item or question; a strict reading refuses each.
    /// - Throws: What cannot be read.
    public func remarks(
        on answers: [String: Answer], of project: Project?, _ figures: [MeasuredFigure], asOf day: Timestamp
    ) throws(StorageError) -> [AnswerWarning] {
        var remarks: [AnswerWarning] = []
        for (item, answer) in answers.sorted(by: { $0.key < $1.key }) {
            for evidence in answer.evidence {
                guard case .measurement(let series, let value) = evidence.kind,
                    let refutation = try refutation(
                        of: evidence, series, value, project, figures, asOf: day)
                else { continue }
                remarks.append(refutation.warning(of: item))
            }
        }
        return remarks
    }

    /// What of the measured evidence of answers is of no network or metric that there is: a report says it again, as long
    /// as that is so.
    func strangers(in answers: [String: Answer]) -> [AnswerWarning] {
        answers.sorted { $0.key < $1.key }.flatMap { item, answer in
            answer.evidence.compactMap { evidence in
                guard case .measurement(let series, _) = evidence.kind else { return nil }
                return stranger(evidence, series)?.warning(of: item)
            }
        }
    }

    private func stranger(_ evidence: Evidence, _ series: Series) -> Refutation? {
        guard catalog[series.network] != nil else {
            return Refutation(evidence, series, since: "there is no network '\(series.network)'")
        }
        guard catalog.vocabulary[series.metric] != nil else {
            return Refutation(evidence, series, since: "there is no metric '\(series.metric)'")
        }
        return nil
    }

    /// Nil where the value was measured.
    private func refutation(
        of evidence: Evidence, _ series: Series, _ value: Double, _ project: Project?,
        _ figures: [MeasuredFigure], asOf day: Timestamp
    ) throws(StorageError) -> Refutation? {
        if let stranger = stranger(evidence, series) { return stranger }
        guard let unit = catalog.vocabulary[series.metric]?.unit else { return nil }
        let date = evidence.date
        var measured = figures.filter { $0.series == series && (date == nil || $0.time == date) }
            .map { Reading($0.value, at: $0.time) }
        measured += try readings(of: series, project, around: date, asOf: day)
        guard !measured.isEmpty else {
            return Refutation(evidence, series, since: "was not around \((date ?? day).day)")
        }
        return Refutation(evidence, series, value, measured, unit: unit)
    }

    /// What was measured around a date: the least and the greatest of each day beside it, or else the newest before;
    /// without a date the newest of the day that answers speak of.
    private func readings(
        of series: Series, _ project: Project?, around date: Timestamp?, asOf end: Timestamp
    ) throws(StorageError) -> [Reading] {
        let (day, time) = (Duration.seconds(86_400), date ?? end)
        if date != nil {
            let start = time.startOfDay - day
            let columns = try history.columns(
                series, over: TimeRange(start, start + day * 3), count: 3, byDay: true)
            let days = zip(0..., columns).compactMap { index, column in
                column.map { (start + day * index, $0) }
            }
            if !days.isEmpty { return days.flatMap { [Reading($1.min, at: $0), Reading($1.max, at: $0)] } }
        }
        if let newest = try history.changes(of: [series], over: day * 30, until: time)[series]?.to {
            return [Reading(newest.value, at: newest.time)]
        }
        // Of a day that has not come nothing can be told.
        let moments = date == nil ? [time] : [time - day, time, max(time, min(time + day, end))]
        var readings: [Reading] = []
        for moment in moments {
            guard let figure = try derived(series, of: project, at: moment) else { continue }
            readings.append(Reading(figure.value, at: figure.time))
        }
        return readings
    }
}
