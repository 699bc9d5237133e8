internal import Evaluation
internal import Metrics

/// How a draft comes out, worked out once for all frames until an answer or the day changes.
struct Outlook: Sendable {
    let draft: Assessment
    let card: Scorecard
    /// What would settle most.
    let next: [String]

    init(_ draft: Assessment, _ rubrics: [Rubric], asOf now: Timestamp) {
        self.draft = draft
        card = draft.card(rubrics, asOf: now)
        next = card.nextWords
    }

    func isOf(_ draft: Assessment, at now: Timestamp) -> Bool {
        self.draft == draft && card.asOf.day == now.day
    }
}
