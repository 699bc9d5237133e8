internal import Crypto

/// A simulation's seed, made of what it is about, so that the same assessments give the same numbers for ever.
enum Seed {
    /// The first eight bytes of a hash of the rubrics' editions and of every answer's score.
    static func of(_ cards: [Scorecard]) -> UInt64 {
        var hash = SHA256()
        func add(_ text: String) { hash.update(data: Array("\(text.utf8.count) \(text)\n".utf8)) }
        for card in cards {
            for rubric in card.rubrics { add("\(rubric.rubric.id) \(rubric.rubric.edition.hash)") }
            for (id, points) in card.weighting.points.sorted(by: { $0.key < $1.key }) {
                add("\(id) \(points)")
            }
            for item in card.rubrics.flatMap(\.questions).flatMap(\.items) {
                guard let score = item.score else { continue }
                add("\(item.id) \(score.low) \(score.high)")
            }
        }
        return hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
