extension Scorecard {
    /// The overall score if some items were known, without all that stands beside it.
    ///
    /// Only the questions that hold one of them are scored anew: what to find out next asks this a thousand times.
    func overall(fixing fixed: [String: Score]) -> Score {
        let scorer = Scorer(
            answers: answers, asOf: asOf, day: day, weighting: weighting,
            fixed: self.fixed.merging(fixed) { _, new in new })
        let parts = rubrics.filter(\.rubric.isScored).map { rubric in
            let questions = rubric.questions.map { question in
                let isTouched = question.items.contains { fixed[$0.id] != nil }
                return isTouched ? scorer.score(question.criterion) : question
            }
            let members = questions.map { Weighted(weight: $0.weight, score: $0.score) }
            return Weighted(
                weight: rubric.rubric.share, score: rubric.rubric.rollUp.score(of: members))
        }
        return Criterion.RollUp.mean.score(of: parts) ?? .unknown
    }
}
