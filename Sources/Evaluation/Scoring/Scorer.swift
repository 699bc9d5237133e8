internal import Metrics

/// Scores criteria against one set of answers at one time.
struct Scorer {
    let answers: [String: Answer]
    let asOf: Timestamp
    /// The day that the answers speak of.
    let day: Timestamp
    /// Whose opinion of the questions' weights counts.
    var weighting = Weighting.balanced
    /// Scores that stand in for those of the answers, by item: what-if, or the envelope of several assessors.
    var fixed: [String: Score] = [:]
    /// Grades that are in force already, by item: those of several assessors have aged one by one.
    var grades: [String: Grade] = [:]

    /// Every question of the rubric, and what they roll up to.
    func score(_ rubric: Rubric) -> RubricScore {
        let questions = rubric.questions.map { score($0) }
        return RubricScore(
            rubric: rubric, questions: questions, score: rubric.rollUp.score(of: Self.weighted(questions)))
    }

    /// One question, or a row of trade-offs.
    func score(_ question: Criterion) -> CriterionScore { score(question, inheriting: nil) }

    /// Scores one criterion below the question that `whole` answers at once.
    private func score(_ criterion: Criterion, inheriting whole: Whole?) -> CriterionScore {
        let weight = criterion.weight(by: weighting)
        switch criterion.kind {
        case .group(let rollUp, let members):
            let whole = answers[criterion.id].map { Whole(id: criterion.id, answer: $0) } ?? whole
            let scores = members.map { score($0, inheriting: whole) }
            return CriterionScore(
                criterion, rollUp.score(of: Self.weighted(scores)), weight: weight, members: scores)
        case .item(let item):
            let counted = counted(criterion.id, item, inheriting: whole)
            let answered = counted.map { $0.answer.score(at: $0.grade) } ?? .unknown
            let isOut = answered == nil || item.isChoice
            return CriterionScore(
                criterion, isOut ? nil : fixed[criterion.id] ?? answered, weight: weight, answer: counted)
        }
    }

    /// A question that is answered at once.
    private struct Whole {
        let id: String
        let answer: Answer
    }

    private func counted(_ id: String, _ item: Item, inheriting whole: Whole?) -> CountedAnswer? {
        guard let answer = answers[id] else {
            return whole.map { CountedAnswer(answer: $0.answer, grade: .d, inheritedFrom: $0.id) }
        }
        let grade = grades[id] ?? answer.grade(at: asOf, maximumAge: item.maximumAge, of: day)
        return CountedAnswer(answer: answer, grade: grade, inheritedFrom: nil)
    }

    private static func weighted(_ scores: [CriterionScore]) -> [Weighted] {
        scores.map { Weighted(weight: $0.weight, score: $0.score) }
    }
}
