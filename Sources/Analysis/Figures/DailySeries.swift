internal import History
internal import Metrics
internal import Statistics

/// A series cut into days of 24 hours, each with the mean of its samples.
///
/// A day counts once, however many samples it has: a source that was asked more often in one week than in another, or a
/// history of one value a day before months of one a minute, weighs by time.
struct DailySeries {
    let series: Series
    let source: String
    /// The least genuine of its samples'.
    let origin: Origin
    let range: TimeRange
    let days: [Column?]

    /// The part of the days that have a sample.
    var coverage: Double { days.isEmpty ? 0 : Double(days.count { $0 != nil }) / Double(days.count) }

    /// The mean of each day; nil for one without a sample.
    var averages: [Double?] { days.map { $0?.average } }

    var means: [Double] { averages.compactMap(\.self) }

    /// The days that were measured as an input; nil when none was.
    var input: DerivedFigure.Input? {
        let measured = days.indices.filter { days[$0] != nil }
        guard let first = measured.first, let last = measured.last else { return nil }
        return DerivedFigure.Input(
            series: series, source: source, first: range.start + .days(first),
            last: range.start + .days(last + 1),
            count: days.reduce(0) { $0 + ($1?.count ?? 0) }, origin: origin)
    }

    /// The mean over the days, if at least the `needed` part of them was measured.
    func mean(needed: Double = leastCoverage) throws(Obstacle) -> Quantity {
        guard let input else { throw .absence(.noInput([series.metric])) }
        try Absence.guardCoverage(of: series.metric, coverage, needed: needed)
        return Quantity(
            value: means.reduce(0, +) / Double(means.count),
            formula: "mean of days of \(series.metric)", inputs: [input], coverage: coverage,
            days: averages)
    }

    /// What a sum over a window needs, and a spread: fewer days would speak for too many others.
    static let leastCoverage = 0.8

    /// What the mean of a ratio needs: the half of its days.
    static let leastOfRatio = 0.5
}
