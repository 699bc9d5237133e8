internal import Evaluation
internal import Metrics
internal import Statistics

/// Everything that a comparison's template can name.
struct ComparisonValues {
    let frontProjects: String
    let frontAsOf: String
    let frontWeights: String
    let frontMode: String
    let frontRuns: String
    let frontSeed: String
    let frontExporter: String
    let frontRubrics: String
    let count: Int
    let answerLines: [String]
    let outLines: [String]
    let rankings: [RankingValues]
    let pairs: [PairValues]
    let hasPairs: Bool
    let rankBars: String
    let entryNames: [String]
    let matrix: [MatrixValues]
    let admirers: [String]
    let capLines: [String]
    let tieWeights: [String]
    let hasTieWeights: Bool
    let methodLines: [String]
    let flips: [String]
    let hasFlips: Bool
    let metrics: [MetricValues]
    let hasMetrics: Bool
    let lonelyMetrics: [String]
    let hasLonelyMetrics: Bool
    let boards: [BoardValues]
    let cautions: [String]
    let hasCautions: Bool
    let modeText: String
    let standardError: String
    let pillarWeights: [PillarWeightValues]
    let editionList: [EditionListValues]

    init(_ report: ComparisonReport) {
        let comparison = report.comparison
        let text = ComparisonText(comparison: comparison)
        let entries = comparison.entries
        frontProjects = FrontMatter.list(entries.map(\.project.id))
        frontAsOf = entries.map(\.card.asOf).max()?.description ?? "null"
        frontWeights = FrontMatter.quoted(entries.first?.card.weighting.id ?? "balanced")
        frontMode = comparison.mode.rawValue
        frontRuns = "\(comparison.isExact ? 0 : comparison.runs)"
        frontSeed = FrontMatter.quoted(ReportText.seed(comparison.seed))
        frontExporter = FrontMatter.quoted("assay \(report.version)")
        frontRubrics = FrontMatter.editions(entries.first?.card.rubrics.map(\.rubric) ?? [])
        count = entries.count
        answerLines = text.answer
        outLines = text.out
        rankings = comparison.order.map { RankingValues($0, report, text) }
        pairs = PairValues.all(comparison, text)
        hasPairs = !pairs.isEmpty
        rankBars = text.rankBars
        entryNames = entries.map(\.project.name)
        matrix = entries.indices.map { MatrixValues($0, comparison, text) }
        admirers = text.admirers
        capLines = text.caps(comparison.order)
        tieWeights = comparison.tieWeights.map { tie in
            "\(text.name(tie.first)) and \(text.name(tie.second)) tie when \(ComparisonText.phrase(tie.pillar)) weighs "
                + "\(ReportText.percent(tie.weight)) % (now \(ReportText.percent(tie.present)) %)"
        }
        hasTieWeights = !tieWeights.isEmpty
        methodLines = MethodLines.lines(comparison, text)
        flips = FlipLines.lines(comparison, text)
        hasFlips = !flips.isEmpty
        metrics = MetricValues.all(report)
        hasMetrics = !metrics.isEmpty
        lonelyMetrics = MetricValues.alone(report)
        hasLonelyMetrics = !lonelyMetrics.isEmpty
        boards = entries.map(BoardValues.init)
        cautions = comparison.cautions
        hasCautions = !cautions.isEmpty
        modeText = ReportText.mode(comparison.mode)
        standardError = Number.fixed(comparison.acceptability.standardError * 100, decimals: 1)
        pillarWeights = zip(comparison.pillars, comparison.weights.values).map {
            PillarWeightValues(weightPillar: $0.0.title, weightShare: ReportText.percent($0.1))
        }
        editionList = entries.map(EditionListValues.init)
    }
}

/// The share of one pillar.
struct PillarWeightValues {
    let weightPillar: String
    let weightShare: String
}

/// Which editions a project was assessed by.
struct EditionListValues {
    let editionProject: String
    let editionTexts: String

    init(_ entry: Comparison.Entry) {
        editionProject = entry.project.name
        editionTexts = entry.card.rubrics.map { "\($0.rubric.id) \($0.rubric.edition)" }.joined(
            separator: ", ")
    }
}

/// A line of the table, in the order of first ranks.
struct RankingValues {
    let rankRange: String
    let rankProject: String
    let rankVerdict: String
    let rankScore: String
    let rankBands: String
    let rankStage: String
    let rankCoverage: String
    let rankGates: String
    let rankRisk: String
    let rankAge: String

    init(_ entry: Int, _ report: ComparisonReport, _ text: ComparisonText) {
        let card = report.comparison.entries[entry].card
        let subject = report.subjects.indices.contains(entry) ? report.subjects[entry] : nil
        rankRange = text.ranks(entry)
        rankProject = text.name(entry)
        rankVerdict = card.verdict.rawValue
        rankScore = ReportText.score(card.capped)
        rankBands = card.bands.description
        rankStage = subject?.stage.map { "\($0.number) \($0.stage.title)" } ?? "?"
        rankCoverage = card.overall.coverageText
        let failing = card.gates.filter { $0.state != .pass }.map { gate in
            "\(gate.id) \(gate.waiver == nil ? gate.state.rawValue : "waived")"
        }
        rankGates = failing.isEmpty ? "all pass" : failing.joined(separator: ", ")
        let worst = card.risks.max { $0.residual.upperBound < $1.residual.upperBound }
        rankRisk =
            worst.map { risk in
                "\(risk.score.criterion.title) \(Number.fixed(risk.residual.lowerBound, decimals: 1))–\(Number.fixed(risk.residual.upperBound, decimals: 1))"
            } ?? "?"
        rankAge = subject?.newestEvidence?.day ?? "?"
    }
}

/// A line of the matrix: in how many runs one beats each other.
struct MatrixValues {
    let matrixName: String
    let matrixCells: [String]

    init(_ entry: Int, _ comparison: Comparison, _ text: ComparisonText) {
        matrixName = text.name(entry)
        matrixCells = comparison.entries.indices.map { other in
            other == entry ? "–" : text.percent(comparison.acceptability.pairwise[entry][other])
        }
    }
}
