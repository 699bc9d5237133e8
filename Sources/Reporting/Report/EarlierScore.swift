public import Evaluation
internal import Metrics

/// How a project stood before its newest assessment, to tell what changed.
public enum EarlierScore: Sendable {
    /// Nobody had assessed it.
    case nothing
    /// What was assessed, on this day, answers rubrics whose scores cannot stand beside the newer ones.
    case incomparable(day: String)
    /// The same assessors had.
    case scored(Scorecard)
    /// Others had, and these joined; and whether an answer of the others changed too.
    case joined([String], to: Scorecard, othersChanged: Bool)
}

extension EarlierScore {
    /// What changed, as a sentence.
    func sentence(_ card: Scorecard, _ difference: ScoreDifference?) -> String {
        switch self {
        case .nothing: return "First assessment."
        case .incomparable(let day):
            return
                "No earlier assessment to compare with: that of \(day) answers rubrics whose scores are not comparable."
        case .joined(let names, let before, let othersChanged):
            let others =
                othersChanged ? "answers of the others changed too" : "no answer of the others changed"
            return
                "Since \(before.asOf.day) \(names.joined(separator: " and ")) joined: "
                + "\(ReportText.point(before.capped)) to \(ReportText.point(card.capped)); \(others)."
        case .scored(let before):
            let day = before.asOf.day
            guard let difference else { return "One of this and that of \(day) has no point to compare." }
            if let text = ReportText.difference(difference, since: before.asOf) { return "Changed: \(text)." }
            let (old, new) = (ReportText.range(before.capped), ReportText.range(card.capped))
            return old == new
                ? "Nothing changed since \(day)." : "No point changed since \(day); the range was \(old)."
        }
    }

    /// How much each answer changed the score, where the same assessors gave both.
    func difference(to card: Scorecard) -> ScoreDifference? {
        guard case .scored(let before) = self else { return nil }
        return ScoreDifference(from: before, to: card)
    }
}
