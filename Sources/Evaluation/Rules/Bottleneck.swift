/// Whether the bottleneck is what is decentralized, by the rubric of that name.
///
/// It passes when a layer is named, the best of supply, margin and defensibility is at least 2 at its low end, pain
/// at least 1 and cost at least 2 at theirs; it fails when one of these cannot hold even at the high ends.
public struct Bottleneck: Sendable {
    /// Whether it passes, fails, or is unresolved.
    public let state: GateState
    /// The layer that is named; nil for none.
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

    init?(_ rubrics: [RubricScore]) {
        guard let rubric = rubrics.first(where: { $0.rubric.id == "bottleneck" }) else { return nil }
        func score(_ id: String) -> Score { [rubric].criterion(id)?.score ?? .unknown }
        func reaches(_ scores: [Score], _ level: Double) -> Truth {
            let low = scores.map(\.low).max() ?? 0
            let high = scores.map(\.high).max() ?? 100
            return Truth(low, high, under: level * 25).negated
        }
        let choice = [rubric].criterion("b.layer")?.answer?.answer.choices.first
        layer = choice == Self.noneFound ? nil : choice
        let conditions: [(items: [String], holds: Truth)] = [
            (["b.layer"], choice == nil ? .open : choice == Self.noneFound ? .no : .yes),
            (["b.pain"], reaches([score("b.pain")], 1)),
            (Self.gains, reaches(Self.gains.map(score), 2)),
            (["b.cost"], reaches([score("b.cost")], 2)),
        ]
        state = GateState(failing: Truth.all(conditions.map(\.holds)).negated)
        missing = conditions.filter { $0.holds == .open }.flatMap(\.items)
        missingTitles = missing.map { [rubric].criterion($0)?.criterion.title ?? $0 }
        excess = Self.excess([rubric].criterion("b.scope")?.answer?.answer.levels)
    }

    private static func excess(_ levels: LevelRange?) -> String? {
        switch levels?.high {
        case 0: "over-decentralized: four or more layers beyond the bottleneck, or none that includes it"
        case 1: "over-decentralized: three layers beyond the bottleneck"
        default: nil
        }
    }
}
