internal import Evaluation
internal import Metrics

/// By what rules the score was made.
struct MethodValues {
    let grades = GradeValues.all
    let bandList: [BandValues]
    let editions: [EditionValues]
    let criteria: [CriterionValues]
    let weightingTitle: String
    /// Facts that more than one item rests on.
    let overlaps: [OverlapValues]

    init(_ report: AssessmentReport, _ card: Scorecard) {
        let rubrics = report.rubrics
        bandList = BandValues.all(card.bandScale)
        editions = rubrics.map(EditionValues.init)
        criteria = card.items.map { CriterionValues($0, report) }
        weightingTitle = card.weighting.title
        overlaps = OverlapValues.all(rubrics)
    }
}

/// A figure that bears on several items.
struct OverlapValues {
    let overlapMetric: String
    let overlapItems: String

    static func all(_ rubrics: [Rubric]) -> [OverlapValues] {
        var items: [String: [String]] = [:]
        for criterion in rubrics.flatMap(\.items) {
            for measure in criterion.item?.measures ?? [] {
                items[measure.metric, default: []].append(criterion.id)
            }
        }
        return items.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map {
            OverlapValues(overlapMetric: $0.key, overlapItems: $0.value.joined(separator: ", "))
        }
    }
}

/// A grade of evidence for the appendix.
struct GradeValues {
    let grade: String
    let gradeMeaning: String

    static let all = Grade.allCases.map { GradeValues(grade: $0.rawValue, gradeMeaning: $0.meaning) }
}

/// A band for the appendix.
struct BandValues {
    let band: String
    let bandTitle: String
    let bandMinimum: String

    static func all(_ scale: BandScale) -> [BandValues] {
        Band.allCases.map { band in
            BandValues(
                band: band.rawValue, bandTitle: band.title,
                bandMinimum: Number.fixed(scale.minimum(band), decimals: 0))
        }
    }
}

/// A rubric's edition for the appendix.
struct EditionValues {
    let rubric: String
    let rubricVersion: String
    let rubricHash: String
    let rubricShare: String

    init(_ rubric: Rubric) {
        self.rubric = rubric.title
        rubricVersion = rubric.edition.version
        rubricHash = rubric.edition.hash
        rubricShare = ReportText.percent(rubric.share)
    }
}

/// An item's weight, age limit and thresholds for the appendix.
struct CriterionValues {
    let criterion: String
    let criterionImportance: String
    let criterionShare: String
    let criterionAge: String
    let criterionMeasures: String

    init(_ score: CriterionScore, _ report: AssessmentReport) {
        let item = score.criterion.item
        criterion = score.id
        criterionImportance = score.criterion.importance.rawValue
        criterionShare = ReportText.percent(score.share)
        criterionAge = item?.maximumAge.text ?? ""
        criterionMeasures = (item?.measures ?? []).map { Self.text($0, report.unit(of: $0.metric)) }
            .joined(separator: "; ")
    }

    private static func text(_ measure: Measure, _ unit: Unit?) -> String {
        let name = "\(measure.metric), \(measure.role.rawValue)"
        return switch measure.thresholds {
        case .rising(let values): "\(name), rises \(list(values, unit))"
        case .falling(let values): "\(name), falls \(list(values, unit))"
        case nil: name
        }
    }

    private static func list(_ values: [Double], _ unit: Unit?) -> String {
        values.map { $0 < Measure.Thresholds.noLimit ? (unit ?? .count).text($0) : "no limit" }
            .joined(separator: " · ")
    }
}
