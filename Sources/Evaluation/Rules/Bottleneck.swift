/// Whether the bottleneck is what is decentralized, by the rubric of that name.
///
/// It passes when a layer is named, the best of supply, margin and defensibility is at least 2 at its low end, pain
/// at least 1 and cost at least 2 at theirs; it fails when one of these cannot hold even at the high ends.
public struct Bottleneck: Sendable {
    /// Whether it passes, fails, or is unresolved.
    public let state: GateState
    /// The layer that is named, or several in the options' order; nil for none.
    public let layer: String?
    /// The ids of the items that are still to be found out.
    public let missing: [String]
    /// What those are called.
    public let missingTitles: [String]
    /// How many layers are decentralized beyond the bottleneck, in words; nil where it is one at most or not known.
    public let excess: String?

    /// The choice that names no layer.
    static let noneFound = "none found"
    static let gains = ["b.supply", "b.margin", "b.defence"]
    /// The least levels of the pain, of the best gain and of the cost.
    static let (leastPain, leastGain, leastCost) = (1.0, 2.0, 2.0)

    init?(_ rubrics: [RubricScore]) {
        guard let rubric = rubrics.first(where: { $0.rubric.id == "bottleneck" }) else { return nil }
        func score(_ id: String) -> Score { [rubric].criterion(id)?.score ?? .unknown }
        func reaches(_ scores: [Score], _ level: Double) -> Truth {
            let low = scores.map(\.low).max() ?? 0
            let high = scores.map(\.high).max() ?? 100
            return Truth(low, high, under: level * 25).negated
        }
        let named = Self.choices([rubric].criterion("b.layer"))
        let layers = named.filter { $0 != Self.noneFound }
        // Whoever names a layer beside "none found" contradicts themselves, which settles nothing.
        let isContradiction = !layers.isEmpty && layers != named
        layer = layers.isEmpty || isContradiction ? nil : layers.joined(separator: ", ")
        let conditions: [(items: [String], holds: Truth)] = [
            (["b.layer"], named.isEmpty || isContradiction ? .open : layers.isEmpty ? .no : .yes),
            (["b.pain"], reaches([score("b.pain")], Self.leastPain)),
            (Self.gains, reaches(Self.gains.map(score), Self.leastGain)),
            (["b.cost"], reaches([score("b.cost")], Self.leastCost)),
        ]
        state = GateState(failing: Truth.all(conditions.map(\.holds)).negated)
        missing = conditions.filter { $0.holds == .open }.flatMap(\.items)
        missingTitles = missing.map { [rubric].criterion($0)?.criterion.title ?? $0 }
        excess = Self.excess([rubric].criterion("b.scope")?.answer?.answer.levels)
    }

    /// What is chosen, in the order of the options; what is ticked beside "unknown" is no choice.
    private static func choices(_ score: CriterionScore?) -> [String] {
        guard let answer = score?.answer?.answer, answer.state == .chosen else { return [] }
        return (score?.criterion.item?.options ?? []).filter(answer.choices.contains)
    }

    private static func excess(_ levels: LevelRange?) -> String? {
        switch levels?.high {
        case 0: "over-decentralized: four or more layers beyond the bottleneck, or none that includes it"
        case 1: "over-decentralized: three layers beyond the bottleneck"
        default: nil
        }
    }
}
