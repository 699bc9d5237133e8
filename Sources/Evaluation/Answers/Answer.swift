public import Metrics

/// What an assessor says about one item, or about a whole question.
public struct Answer: Hashable, Sendable {
    /// What kind of answer it is.
    public enum State: Hashable, Sendable {
        case scored(LevelRange)
        /// Options alone, where a criterion asks for no level.
        case chosen
        /// Not answered yet, or the evidence does not suffice; the state of every item without an answer.
        case unknown
        /// Looked for and asked for, and nothing found.
        case undisclosed
        case notApplicable
    }

    /// What is said.
    public var state: State
    /// How good the evidence is, as given; age may lower it.
    public var grade: Grade
    /// The options that are ticked.
    public var choices: [String]
    /// Why this level, why not applicable, or where was looked.
    public var reason: String?
    /// Whatever else the assessor wants to keep; may have several lines.
    public var note: String?
    /// What it rests on.
    public var evidence: [Evidence]

    public init(
        _ state: State, grade: Grade = .d, choices: [String] = [], reason: String? = nil, note: String? = nil,
        evidence: [Evidence] = []
    ) {
        self.state = state
        self.grade = grade
        self.choices = choices
        self.reason = reason
        self.note = note
        self.evidence = evidence
    }

    /// The levels of a scored answer.
    public var levels: LevelRange? {
        if case .scored(let levels) = state { levels } else { nil }
    }

    /// The grade that counts at `time`: one less when even the newest evidence is older than `age`.
    ///
    /// Evidence without a date ages from `day`, the one that the answer speaks of; what has a day alone ages by days.
    func grade(at time: Timestamp, maximumAge age: Duration, of day: Timestamp) -> Grade {
        guard let newest = newestEvidence(of: day), time.elapsed(since: newest) > age else { return grade }
        return grade.aged
    }

    /// When the newest of its evidence was seen or measured; what has no date was on the day that the answer speaks of.
    public func newestEvidence(of day: Timestamp) -> Timestamp? { evidence.map { $0.date ?? day }.max() }
}
