internal import Evaluation
internal import Metrics

extension Scorecard {
    /// The three answers that would settle most, with their points: `Fallback routing and exit (3.18)`.
    var nextWords: [String] {
        findOutNext.prefix(3).map { "\(name(of: $0.item)) (\(Number.short($0.points)))" }
    }

    /// An item's title, after its question's where others of the rubric have the same.
    private func name(of item: CriterionScore) -> String {
        let title = item.criterion.title
        for rubric in rubrics {
            guard let question = rubric.questions.first(where: { $0.items.contains { $0.id == item.id } })
            else { continue }
            let same = rubric.questions.flatMap(\.items).count { $0.criterion.title == title }
            return same > 1 ? "\(question.criterion.title): \(title)" : title
        }
        return title
    }
}
