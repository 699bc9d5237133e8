/// Finds somebody's weights by asking for swings.
///
/// Which question would they lift from its worst to its best first, and how much less would each of the others be worth?
/// The only elicitation whose numbers fit an additive score with anchored levels. A pure state machine: whoever drives it
/// shows ``step`` and sends answers.
public struct SwingDialogue: Sendable {
    /// What is asked now.
    public enum Step: Hashable, Sendable {
        /// Imagine every question at its worst: which would you lift to its best first?
        case choose(among: [Criterion])
        /// If lifting the first is worth 100, what is lifting this one worth?
        case rate(Criterion, against: Criterion)
        /// All is answered.
        case done(Weighting)
    }

    private let questions: [Criterion]
    private var first: Criterion?
    private var ratings: [(id: String, points: Double)] = []

    /// Begins with the questions of a rubric, two at least.
    public init?(_ rubric: Rubric) {
        guard rubric.questions.count > 1 else { return nil }
        questions = rubric.questions
    }

    private var others: [Criterion] { questions.filter { $0.id != first?.id } }

    /// What is asked now.
    public var step: Step {
        guard let first else { return .choose(among: questions) }
        if others.indices.contains(ratings.count) { return .rate(others[ratings.count], against: first) }
        let points = Dictionary(ratings.map { ($0.id, $0.points) }, uniquingKeysWith: { old, _ in old })
        return .done(
            Weighting(id: "own", title: "Own", points: points.merging([first.id: 100]) { old, _ in old }))
    }

    /// How many answers are given, and how many it takes: one a question.
    public var progress: (given: Int, all: Int) { (first == nil ? 0 : ratings.count + 1, questions.count) }

    /// Says which question would be lifted first; nothing happens where that is not asked.
    public mutating func choose(_ id: String) {
        guard first == nil else { return }
        first = questions.first { $0.id == id }
    }

    /// Says what the question asked about is worth, 0 to 100; what lies outside is moved to the nearer end.
    public mutating func rate(_ points: Double) {
        guard case .rate(let question, _) = step, points.isFinite else { return }
        ratings.append((question.id, min(max(points, 0), 100)))
    }

    /// Takes the last answer back.
    public mutating func back() {
        if ratings.isEmpty { first = nil } else { ratings.removeLast() }
    }
}

extension SwingDialogue.Step {
    /// The question in a sentence, for whoever asks it.
    public var prompt: String {
        switch self {
        case .choose:
            "Imagine a project at its worst in every question. Which one would you lift to its best first?"
        case .rate(let question, let first):
            "If lifting “\(first.title)” is worth 100, what is lifting “\(question.title)” worth (0 to 100)?"
        case .done: "These are your weights."
        }
    }
}
