/// How one criterion came out.
public struct CriterionScore: Identifiable, Sendable {
    /// What was scored.
    public let criterion: Criterion
    /// Nil when not applicable.
    public let score: Score?
    /// Its part of the overall score, 0 to 1; zero when not applicable.
    ///
    /// Below a group that takes its best member it says how much is at stake, not how much counts.
    public private(set) var share = 0.0
    /// Its weight among its siblings.
    let weight: Double
    /// What counted, for an item that is answered by itself or by its question.
    public let answer: CountedAnswer?
    /// Those of a group, in the rubric's order.
    public private(set) var members: [CriterionScore]

    /// The criterion's id.
    public var id: String { criterion.id }

    /// The items below it; itself for an item.
    public var items: [CriterionScore] {
        members.isEmpty ? [self] : members.flatMap(\.items)
    }

    init(
        _ criterion: Criterion, _ score: Score?, weight: Double, answer: CountedAnswer? = nil,
        members: [CriterionScore] = []
    ) {
        self.weight = weight
        self.criterion = criterion
        self.score = score
        self.answer = answer
        self.members = members
    }

    /// The same with its part of the overall score, handed on to the members by weight.
    func sharing(_ share: Double) -> CriterionScore {
        var result = self
        result.share = score == nil ? 0 : share
        let total = members.reduce(0) { $0 + ($1.score == nil ? 0 : $1.weight) }
        result.members = members.map { member in
            member.sharing(total > 0 ? result.share * member.weight / total : 0)
        }
        return result
    }

    /// Itself or the criterion below it that has this id.
    func find(_ id: String) -> CriterionScore? {
        if self.id == id { return self }
        for member in members {
            if let found = member.find(id) { return found }
        }
        return nil
    }
}

/// The answer that counts for an item.
public struct CountedAnswer: Sendable {
    /// As it was given.
    public let answer: Answer
    /// The grade in force: lowered by age, or D for an inherited answer.
    public let grade: Grade
    /// The question that was answered whole; nil when the item has an answer of its own.
    public let inheritedFrom: String?

    /// Whether the evidence was past its age.
    public var isAged: Bool { inheritedFrom == nil && grade != answer.grade }
}
