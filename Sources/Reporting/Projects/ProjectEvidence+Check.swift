internal import Catalog
public import Evaluation
internal import History
public import Metrics
public import Storage

extension ProjectEvidence {
    /// What of the measured evidence of answers was never measured, or was something else.
    ///
    /// A value counts as measured where one of the day before to the day after its date is within one part in a hundred
    /// of it; without a date, where the newest of the day that the answers speak of is.
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
        let time = date ?? day
        var measured = figures.filter { $0.series == series && (date == nil || $0.time == date) }.map(\.value)
        measured += try values(of: series, project, around: time, isDated: date != nil)
        guard let low = measured.min(), let high = measured.max() else {
            return Refutation(evidence, series, since: "was not around \(time.day)")
        }
        return Refutation(evidence, series, value, low...high, unit: unit, at: time)
    }

    /// What was measured around a time: the least and the greatest of the days beside it, or else the newest before.
    private func values(
        of series: Series, _ project: Project?, around time: Timestamp, isDated: Bool
    ) throws(StorageError) -> [Double] {
        let day = Duration.seconds(86_400)
        if isDated {
            let column = try history.columns(series, over: TimeRange(time - day, time + day), count: 1)
            if let column = column.first ?? nil { return [column.min, column.max] }
        }
        let reading = try history.changes(of: [series], over: day * 30, until: time)[series]?.to
        if let reading { return [reading.value] }
        var values: [Double] = []
        for moment in isDated ? [time - day, time, time + day] : [time] {
            if let figure = try derived(series, of: project, at: moment) { values.append(figure.value) }
        }
        return values
    }
}
