internal import Evaluation
internal import Metrics

/// An item with its answer and what the answer says, or a group of items.
struct FindingValues {
    /// Letters, digits, dots, dashes and underscores: fit for a code span.
    let finding: String
    let findingTitle: String
    /// `level 3, grade B`, `level ?, unknown`.
    let findingState: String
    /// Nil when not applicable.
    let findingScore: String?
    let findingLevels: [LevelValues]
    let findingChoices: String?
    let findingReason: String?
    let findingNote: String?
    let findingEvidence: String?

    struct LevelValues {
        let level: Int
        let levelText: String
    }

    init(_ score: CriterionScore, _ index: EvidenceIndex) {
        let answer = score.answer?.answer
        finding = score.id
        findingTitle = score.criterion.title
        findingState = Self.state(score)
        findingScore = score.score.map(ReportText.score)
        findingLevels = Self.levels(answer?.levels, of: score.criterion.item)
        findingChoices = answer.flatMap { $0.choices.isEmpty ? nil : $0.choices.joined(separator: ", ") }
        findingReason = answer?.reason
        findingNote = answer?.note
        findingEvidence = index.ids(of: score.answer?.inheritedFrom ?? score.id)
    }

    /// The text of the level; of a range, those of its two ends.
    private static func levels(_ levels: LevelRange?, of item: Item?) -> [LevelValues] {
        guard let levels, let item else { return [] }
        return Set([levels.low, levels.high]).sorted().filter(item.levels.indices.contains).map {
            LevelValues(level: $0, levelText: item.levels[$0])
        }
    }

    private static func state(_ score: CriterionScore) -> String {
        if case .group(let rollUp, _) = score.criterion.kind { return ReportText.rollUp(rollUp) }
        guard let counted = score.answer else { return "level ?, not answered" }
        let inherited = counted.inheritedFrom.map { " (from \($0), answered whole)" } ?? ""
        switch counted.answer.state {
        case .scored(let levels):
            return "level \(levels), grade \(counted.grade.rawValue)" + inherited + aged(counted, score)
        case .chosen, .unknown: return "level ?, unknown" + inherited
        case .undisclosed: return "undisclosed" + inherited
        case .notApplicable: return "not applicable" + inherited
        }
    }

    private static func aged(_ counted: CountedAnswer, _ score: CriterionScore) -> String {
        guard counted.isAged, let item = score.criterion.item else { return "" }
        return
            " (given as \(counted.answer.grade.rawValue); its evidence is older than \(item.maximumAge.text))"
    }
}
