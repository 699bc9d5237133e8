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
    /// What was measured speaks against its evidence.
    let findingRefutations: [String]
    /// What figures propose or allow; nil where none bears on it.
    let findingMeasured: String?
    /// What all of several assessors said; nil for one, and where they differ.
    let findingVoices: String?
    /// What each of several assessors said where they differ; the reason and the note are among it.
    let findingVoiceList: [VoiceValues]

    struct LevelValues {
        let level: Int
        let levelText: String
    }

    init(_ score: CriterionScore, _ context: FindingContext) {
        let answer = score.answer?.answer
        finding = score.id
        findingTitle = score.criterion.title
        findingState = Self.state(score)
        findingScore = score.score.map(ReportText.score)
        findingLevels = Self.levels(answer?.levels, of: score.criterion.item)
        findingChoices = answer.flatMap { $0.choices.isEmpty ? nil : $0.choices.joined(separator: ", ") }
        findingEvidence = context.index.ids(of: score.answer?.inheritedFrom ?? score.id)
        findingRefutations = context.warnings.against(score.answer?.inheritedFrom ?? score.id, context.index)
        let applies = score.score != nil
        findingMeasured = applies ? context.proposals[score.id].map { Self.measured($0, context) } : nil
        let said = applies || score.criterion.item?.isChoice == true
        switch context.voices[score.id] {
        case .together(let text): (findingVoices, findingVoiceList) = (said ? text : nil, [])
        case .apart(let list): (findingVoices, findingVoiceList) = (nil, list)
        case nil: (findingVoices, findingVoiceList) = (nil, [])
        }
        findingReason = findingVoiceList.isEmpty ? answer?.reason : nil
        findingNote = findingVoiceList.isEmpty ? answer?.note : nil
    }

    /// The text of the level; of a range, those of its two ends.
    private static func levels(_ levels: LevelRange?, of item: Item?) -> [LevelValues] {
        guard let levels, let item else { return [] }
        return Set([levels.low, levels.high]).sorted().filter(item.levels.indices.contains).map {
            LevelValues(level: $0, levelText: item.levels[$0])
        }
    }

    private static func measured(_ proposal: Proposal, _ context: FindingContext) -> String {
        let level = proposal.level.map { "proposes level \($0), " } ?? ""
        let figures = proposal.parts.map { part in
            let metric = part.figure.series.metric
            let value = (context.unit(metric) ?? part.figure.unit).textWithName(part.figure.value)
            return "\(context.title(metric)) \(value) of \(part.figure.time.day)"
        }
        return "\(level)allows level \(proposal.ceiling) at most: \(figures.joined(separator: "; "))"
    }

    private static func state(_ score: CriterionScore) -> String {
        if case .group(let rollUp, _) = score.criterion.kind { return ReportText.rollUp(rollUp) }
        guard let counted = score.answer else { return "level ?, not answered" }
        let inherited = counted.inheritedFrom.map { " (from \($0), answered whole)" } ?? ""
        switch counted.answer.state {
        case .scored(let levels):
            return "level \(levels), grade \(counted.grade.rawValue)" + inherited + aged(counted, score)
        case .chosen: return "chosen"
        case .unknown: return "level ?, unknown" + inherited
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

/// What findings are looked up in.
struct FindingContext {
    let index: EvidenceIndex
    let proposals: [String: Proposal]
    let voices: [String: FindingVoices]
    let warnings: WarningValues
    /// A metric with its title.
    let title: (String) -> String
    let unit: (String) -> Metrics.Unit?
}
