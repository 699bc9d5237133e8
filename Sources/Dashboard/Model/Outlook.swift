internal import Evaluation
internal import Metrics

/// How a draft comes out, worked out once for all frames until an answer or the day changes.
struct Outlook: Sendable {
    let draft: Assessment
    let card: Scorecard
    /// What would settle most.
    let next: [OpenItem]

    init(_ draft: Assessment, _ rubrics: [Rubric], asOf now: Timestamp) {
        self.draft = draft
        card = draft.card(rubrics, asOf: now)
        next = Array(card.findOutNext.prefix(3))
    }

    /// The first of them in a line; nil where nothing is left to find out.
    var nextWords: String? {
        let words = next.map { "\($0.item.criterion.title) (\(Number.short($0.points)))" }
        return words.isEmpty ? nil : words.joined(separator: " · ")
    }

    func isOf(_ draft: Assessment, at now: Timestamp) -> Bool {
        self.draft == draft && card.asOf.day == now.day
    }
}
