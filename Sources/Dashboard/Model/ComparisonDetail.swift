internal import Evaluation
internal import Metrics
internal import Reporting
internal import Statistics
internal import Threads

/// What *Compare* shows.
struct ComparisonDetail: Sendable {
    let comparison: Comparison
    /// In the order of the comparison's entries.
    let scores: [ScoredProject]
    /// What is said of it in words.
    let words: ComparisonWords
}

/// The newest comparison: a cursor that moves runs no simulation.
final class ComparisonBook: Sendable {
    private struct Key: Hashable {
        let projects: [String]
        let assessments: [String]
        let weighting: Weighting?
        let variation: WeightMode
    }

    private let page = Locked<(key: Key, detail: ComparisonDetail?)?>(nil)

    /// Compares projects; nil when nothing is common to them.
    func detail(
        of scores: [ScoredProject], weighting: Weighting?, variation: WeightMode
    ) -> ComparisonDetail? {
        let key = Key(
            projects: scores.map(\.id), assessments: scores.flatMap { $0.submitted.map(\.id) },
            weighting: weighting, variation: variation)
        if let page = page.withLock({ $0 }), page.key == key { return page.detail }
        let detail = Comparison(scores.map { .init($0.project, $0.card) }, mode: variation).map {
            ComparisonDetail(
                comparison: $0, scores: scores,
                words: ComparisonWords(ComparisonReport($0, of: scores, version: "")))
        }
        page.withLock { $0 = (key, detail) }
        return detail
    }
}
