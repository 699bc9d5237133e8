internal import Evaluation
internal import Metrics

/// A line of the figures: one series, or those of one metric that its labels tell apart.
struct FigureValues {
    /// `GPUs online (gpu.total)`.
    let figure: String
    let figureValue: String
    let figureWindow: String
    let figureSamples: String
    let figureSource: String
    /// A day.
    let figureTime: String
    let figureOrigin: String
    let figureItems: String
    /// A chart of 90 days, nil where there is none.
    let figureChart: String?

    /// One or more figures of one metric, the items that they bear on in the rubrics' order.
    init(_ figures: [MeasuredFigure], _ items: [Criterion], _ report: AssessmentReport) {
        let metric = figures[0].series.metric
        let labels = figures[0].series.labels.all.map(\.name)
        figure = report.title(of: metric) + (labels.isEmpty ? "" : " by \(labels.joined(separator: ", "))")
        figureValue = Self.values(figures, report.unit(of: metric) ?? figures[0].unit)
        let coverage = figures[0].coverage.map { ", \(ReportText.wholePercent($0)) measured" } ?? ""
        figureWindow = figures[0].window.map { $0.text + coverage } ?? "newest"
        figureSamples = Number.grouped(Double(figures.reduce(0) { $0 + $1.samples }))
        figureSource = Set(figures.flatMap(\.sources).map(\.name)).sorted().joined(separator: ", ")
        figureTime = figures.map(\.time).max()?.day ?? "?"
        figureOrigin = Set(figures.map(\.origin.rawValue)).sorted().joined(separator: ", ")
        figureItems = items.map(\.id).joined(separator: ", ")
        let thresholds = items.lazy.compactMap { item in
            item.item?.measures.first { $0.metric == metric }?.thresholds
        }.first
        figureChart =
            figures.count == 1 ? SparkChart(figure: figures[0], thresholds: thresholds).text : nil
    }

    /// `442 GPUs`; of several `a100 1.74, h100 2.56 USD/GPU-hour`.
    private static func values(_ figures: [MeasuredFigure], _ unit: Unit) -> String {
        guard figures.count > 1 || !figures[0].series.labels.isEmpty else {
            return unit.textWithName(figures[0].value)
        }
        let values = figures.map { figure in
            let labels = figure.series.labels.all.map(\.value).joined(separator: " ")
            return "\(labels) \(unit.text(figure.value))"
        }
        let name = unit.nameBesideText(of: figures[0].value).map { " \($0)" } ?? ""
        return values.joined(separator: ", ") + name
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

    init(_ check: ClaimCheck, _ report: AssessmentReport) {
        let unit = report.unit(of: check.claim.metric)
        claim = report.title(of: check.claim.metric)
        claimValue = unit.textWithName(check.claim.value)
        claimAddress = Markdown.destination(check.claim.url)
        claimText = check.claim.text ?? check.claim.url
        claimDate = check.claim.date.day
        claimSeen = check.figure.map { unit.textWithName($0.value) } ?? "?"
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
