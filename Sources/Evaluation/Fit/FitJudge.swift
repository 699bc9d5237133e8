internal import Metrics
internal import Statistics

/// Applies the rules of the founder fit to levels.
struct FitJudge {
    let fit: FounderFit
    let statements: [FitResult.Statement]
    let bottleneck: Bottleneck?

    private struct Decision {
        let id: FounderFit.Recommendation.ID
        let reasons: [String]
    }

    var result: FitResult {
        let missing = statements.filter { $0.level == nil }.map(\.id)
        let decision = decision(isComplete: missing.isEmpty)
        return FitResult(
            works: mean("w."), fails: mean("f."), statements: statements, blockers: blockers,
            warnings: fired(fit.warnings), consider: fired(fit.consider), avoid: fired(fit.avoid),
            recommendation: decision.flatMap { fit.recommendation($0.id) }, reasons: decision?.reasons ?? [],
            bottleneck: bottleneck, missing: missing)
    }

    private func level(_ id: String) -> Int? { statements.first { $0.id == id }?.level }

    private var blockers: [FitResult.Statement] {
        statements.filter { $0.criterion.item?.isBlocker == true && ($0.level ?? 0) >= fit.limits.blocker }
    }

    private func fired(
        _ signs: [FounderFit.Sign]
    ) -> [(sign: FounderFit.Sign, statements: [FitResult.Statement])] {
        signs.compactMap { sign in
            let causes = statements.filter { statement in
                sign.statements.contains(statement.id)
                    && statement.level.map { sign.levels.contains($0) } ?? false
            }
            return causes.isEmpty ? nil : (sign, causes)
        }
    }

    private func mean(_ prefix: String) -> Double? {
        let answered = statements.filter { $0.id.hasPrefix(prefix) && $0.level != nil }
        let total = answered.reduce(0) { $0 + $1.criterion.importance.points }
        guard total > 0 else { return nil }
        let sum = answered.reduce(0) { $0 + $1.criterion.importance.points * Double($1.level ?? 0) }
        return 100 * sum / (total * Double(Item.topLevel))
    }

    /// The first rule that holds; those that one answer decides hold before all is answered.
    private func decision(isComplete: Bool) -> Decision? {
        let limits = fit.limits
        if let infrastructure = level("w.infra"), infrastructure <= limits.missingInfrastructure {
            return Decision(
                id: .centralized, reasons: [sentence("w.infra"), "The team lacks infrastructure depth."])
        }
        guard isComplete, let works = mean("w."), let fails = mean("f.") else { return nil }
        if (level("f.rights") ?? 0) >= limits.blocker {
            return Decision(id: .rights, reasons: [sentence("f.rights")])
        }
        let margin = (works - fails).roundedForComparison
        let figures = "Works \(text(works)), fails \(text(fails)): a margin of \(text(margin))."
        if !blockers.isEmpty {
            let isWorthIt = works.roundedForComparison >= limits.behindWorks
            return Decision(
                id: isWorthIt ? .behind : .centralized, reasons: blockers.map { sentence($0.id) } + [figures])
        }
        let openings = ["w.crypto", "w.permissionless"].filter { (level($0) ?? 0) >= limits.strongStatement }
        if margin >= limits.strongMargin, !openings.isEmpty {
            return gated(Decision(id: .decentralized, reasons: [figures] + openings.map(sentence)))
        }
        if margin >= limits.hybridMargin {
            return gated(Decision(id: .bottleneck, reasons: [figures] + strongest))
        }
        return Decision(id: .centralized, reasons: [figures])
    }

    /// A wrong bottleneck takes away what the margin gave.
    private func gated(_ decision: Decision) -> Decision {
        guard bottleneck?.state == .fail else { return decision }
        let title = fit.recommendation(decision.id)?.title ?? decision.id.rawValue
        return Decision(
            id: .centralized,
            reasons: decision.reasons + ["The bottleneck gate failed, so “\(title)” falls back to this."])
    }

    /// The statements that speak most for it.
    private var strongest: [String] {
        statements.filter { $0.id.hasPrefix("w.") && ($0.level ?? 0) >= 3 }.prefix(3).map { sentence($0.id) }
    }

    private func sentence(_ id: String) -> String {
        guard let statement = statements.first(where: { $0.id == id }), let level = statement.level else {
            return id
        }
        let words = statement.criterion.item?.levels[level].lowercased() ?? ""
        let claim = statement.criterion.question ?? statement.criterion.title
        return "\(id) at \(level): “\(claim)” is \(words)"
    }

    private func text(_ value: Double) -> String { Number.fixed(value, decimals: 1) }
}
