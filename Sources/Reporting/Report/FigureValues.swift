internal import Evaluation
internal import Metrics

/// A measured figure with all that it rests on, and the items that it bears on.
struct FigureValues {
    let figure: String
    let figureValue: String
    let figureWindow: String
    let figureSamples: String
    let figureSource: String
    let figureTime: String
    let figureOrigin: String
    let figureItems: String
    /// How it was computed; nil as it was measured.
    let figureFormula: String?
    /// A chart of 90 days, nil where there is none.
    let figureChart: String?

    init(_ figure: MeasuredFigure, _ rubrics: [Rubric]) {
        self.figure = figure.series.description
        figureValue = figure.unit.textWithName(figure.value)
        let coverage = figure.coverage.map { ", \(ReportText.wholePercent($0)) measured" } ?? ""
        figureWindow = figure.window.map { $0.text + coverage } ?? "newest"
        figureSamples = Number.grouped(Double(figure.samples))
        figureSource =
            figure.source.contains("/") ? figure.source : "\(figure.series.network)/\(figure.source)"
        figureTime = figure.time.description
        figureOrigin = figure.origin.rawValue
        let bearing = rubrics.flatMap(\.items).filter { item in
            item.item?.measures.contains { $0.metric == figure.series.metric } ?? false
        }
        figureItems = bearing.map(\.id).joined(separator: ", ")
        let inputs = figure.inputs.map { input in
            "\(input.series) (\(input.source), \(input.count) from \(input.first.day) to \(input.last.day))"
        }
        figureFormula = figure.formula.map { ([$0] + inputs).joined(separator: "; from ") }
        let thresholds = bearing.lazy.compactMap { item in
            item.item?.measures.first { $0.metric == figure.series.metric }?.thresholds
        }.first
        figureChart = SparkChart(figure: figure, thresholds: thresholds).text
    }
}

/// What the project says beside what was seen.
struct ClaimValues {
    let claim: String
    let claimValue: String
    let claimAddress: String
    let claimText: String
    let claimDate: String
    let claimSeen: String
    let claimShare: String

    init(_ check: ClaimCheck) {
        claim = check.claim.metric
        claimValue = (check.figure?.unit).textWithName(check.claim.value)
        claimAddress = Markdown.destination(check.claim.url)
        claimText = check.claim.text ?? check.claim.url
        claimDate = check.claim.date.day
        claimSeen = check.figure.map { $0.unit.textWithName($0.value) } ?? "?"
        claimShare = check.verifiedShare.map(Unit.ratio.text) ?? "?"
    }
}

/// Evidence that moved since.
struct DriftValues {
    let drift: String
    let driftSeen: String
    let driftValue: String
    let driftMetric: String

    init(_ drift: Drift) {
        self.drift = drift.description
        driftSeen = drift.seen.map(drift.unit.textWithName) ?? "?"
        driftValue = drift.unit.textWithName(drift.value)
        driftMetric = drift.metric
    }
}
