/// What several assessors say of one item.
public struct PanelItem: Identifiable, Sendable {
    /// One assessor's answer.
    public struct Voice: Hashable, Sendable {
        public let assessor: String
        /// As it was given, to the item or to its question; nil where there is none.
        public let answer: Answer?
        /// The grade in force, lowered by the age of the evidence; nil where there is no level.
        public let grade: Grade?
        /// 0 to 4, a half for the middle of a range; nil for unknown and not applicable.
        public let level: Double?
    }

    public let criterion: Criterion
    /// In the order of the assessors.
    public let voices: [Voice]
    /// What counts: the median assessor's levels at the weakest grade that was given.
    public let answer: Answer
    /// The weakest of the grades in force, each lowered by the age of its own evidence; nil where there is no level.
    public let grade: Grade?
    /// The score that counts; nil when it does not apply, or is a choice.
    public let envelope: Score?

    public var id: String { criterion.id }

    /// Two levels or more apart.
    public var isDisputed: Bool {
        let levels = voices.compactMap(\.level)
        guard let low = levels.min(), let high = levels.max() else { return false }
        return high - low >= 2
    }

    /// Nil when nobody said anything.
    init?(_ criterion: Criterion, voices: [(assessor: String, score: CriterionScore?)]) {
        self.criterion = criterion
        let counted = voices.compactMap { voice in
            voice.score?.answer.map { (voice.assessor, $0, voice.score?.score) }
        }
        guard !counted.isEmpty else { return nil }
        self.voices = voices.map { voice in
            Voice(
                assessor: voice.assessor, answer: voice.score?.answer?.answer,
                grade: voice.score?.answer.flatMap { $0.answer.levels == nil ? nil : $0.grade },
                level: voice.score?.score?.answeredPoint.map { $0 / 25 })
        }
        if criterion.item?.isChoice == true {
            answer = Self.choice(counted.map(\.1.answer), of: criterion.item?.options ?? [])
            (envelope, grade) = (nil, nil)
            return
        }
        let answered = counted.compactMap { _, answer, score in
            score.flatMap { score in score.answeredPoint.map { (answer: answer, score: score, point: $0) } }
        }
        .sorted { $0.point < $1.point }
        guard !answered.isEmpty else {
            let isSkipped = counted.allSatisfy { $0.1.answer.state == .notApplicable }
            answer = isSkipped ? counted[0].1.answer : Answer(.unknown)
            envelope = isSkipped ? nil : .unknown
            grade = nil
            return
        }
        let median = answered[(answered.count - 1) / 2]
        envelope = Score(
            low: answered.map(\.score.low).min() ?? 0, high: answered.map(\.score.high).max() ?? 100,
            answeredPoint: median.point, coverage: 1)
        answer = Self.combined(median.answer, answered.map(\.answer))
        grade = Self.weakest(answered.map(\.answer.grade))
    }

    private static func weakest(_ grades: [Grade]) -> Grade {
        grades.max { $0.rawValue < $1.rawValue } ?? .d
    }

    private static func combined(_ median: CountedAnswer, _ all: [CountedAnswer]) -> Answer {
        var answer = median.answer
        answer.grade = weakest(all.map { $0.inheritedFrom == nil ? $0.answer.grade : $0.grade })
        var seen: Set<Evidence> = []
        answer.evidence = all.flatMap(\.answer.evidence).filter { seen.insert($0).inserted }
        return answer
    }

    /// What more than half of those who chose did choose, in the order of the options.
    private static func choice(_ answers: [Answer], of options: [String]) -> Answer {
        let chosen = answers.filter { $0.state == .chosen }.map(\.choices)
        let winners = options.filter { option in chosen.count { $0.contains(option) } * 2 > chosen.count }
        return winners.isEmpty ? Answer(.unknown) : Answer(.chosen, choices: winners)
    }
}
