internal import Evaluation
internal import Metrics

/// How far the score rests on single answers and on taste.
struct SensitivityValues {
    let bandShares: [BandShareValues]
    let bandBar: String
    let tornado: String
    let likely: String
    let runs: String
    let seed: String
    let standardError: String
    let weightMode: String

    struct BandShareValues {
        let shareBand: String
        let shareTitle: String
        let sharePercent: String
    }

    init(_ sensitivity: Sensitivity, _ card: Scorecard, assessors: Int) {
        bandShares = sensitivity.bands.map {
            BandShareValues(
                shareBand: $0.band.rawValue, shareTitle: $0.band.title,
                sharePercent: ReportText.percent($0.share))
        }
        bandBar = Fence.text([
            ShareBar.text(sensitivity.bands.map { (Character($0.band.rawValue), $0.share) })
        ])
        tornado = RangeChart.text(
            sensitivity.tornado.map { bar in
                (
                    bar.id, bar.low, bar.high,
                    "\(Number.fixed(bar.low, decimals: 1)) to \(Number.fixed(bar.high, decimals: 1))"
                )
            })
        likely = ReportText.likely(sensitivity, card, assessors: assessors)
        runs = Number.grouped(Double(sensitivity.runs))
        seed = ReportText.seed(sensitivity.seed)
        standardError = Number.fixed(sensitivity.standardError * 100, decimals: 1)
        weightMode = ReportText.mode(sensitivity.mode)
    }
}
