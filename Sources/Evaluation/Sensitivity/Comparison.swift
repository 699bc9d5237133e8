public import Statistics

/// Projects beside each other, with how far their order rests on taste and on what is not known.
public struct Comparison: Sendable {
    /// A project with its scores.
    public struct Entry: Identifiable, Sendable {
        public let project: Project
        public let card: Scorecard
        public var id: String { project.id }

        public init(_ project: Project, _ card: Scorecard) {
            self.project = project
            self.card = card
        }
    }

    /// In the order asked for, all weighed alike.
    public let entries: [Entry]
    /// Whether they were assessed by different weights, so that those of the rubric stand in for all of them.
    public let isReweighted: Bool
    /// The pillars that all of them have, with their weights.
    public let pillars: [Pillar]
    /// The titles of pillars that one of them lacks.
    public let dropped: [String]
    /// Scaled to sum 1 over ``pillars``.
    public let weights: Weights
    /// How often each takes which rank, and who beats whom.
    public let acceptability: Acceptability
    /// Whether the shares are exact rather than simulated.
    public let isExact: Bool
    public let mode: WeightMode
    public let runs: Int
    public let seed: UInt64
    /// Each pillar's value, by entry: the point, or the middle where nothing is answered.
    public let points: [[Double]]

    /// Compares projects; nil for none, or when no pillar is common to them.
    ///
    /// One opinion of the weights counts for all: that of their cards, or the rubric's own where theirs differ.
    /// With three pillars or fewer and no doubt in the answers the shares are exact.
    ///
    /// - Parameters:
    ///   - entries: Two or more say something.
    ///   - mode: How the weights vary.
    ///   - runs: 10 000 keep every standard error within half a percentage point.
    public init?(_ entries: [Entry], mode: WeightMode = .around, runs: Int = 10_000) {
        let isReweighted = Set(entries.map(\.card.weighting.opinion)).count > 1
        let entries =
            isReweighted ? entries.map { Entry($0.project, $0.card.weighted(by: .balanced)) } : entries
        guard let first = entries.first else { return nil }
        let all = first.card.pillars
        let cards = entries.map(\.card)
        let common = all.filter { pillar in
            cards.allSatisfy { card in card.pillars.contains { $0.id == pillar.id && $0.score != nil } }
        }
        guard let weights = Weights(common.map(\.share)) else { return nil }
        self.entries = entries
        self.isReweighted = isReweighted
        self.mode = mode
        self.weights = weights
        pillars = common
        dropped = all.filter { pillar in !common.contains { $0.id == pillar.id } }.map(\.title)
        points = cards.map { card in
            common.map { pillar in
                let score = card.pillars.first { $0.id == pillar.id }?.score ?? .unknown
                return score.answeredPoint ?? (score.low + score.high) / 2
            }
        }
        seed = Seed.of(cards)
        self.runs = runs
        let isCertain = cards.allSatisfy { card in
            card.gates.allSatisfy { !$0.isOpen && !$0.isFailed }
                && card.items.allSatisfy { ($0.score?.width ?? 0) == 0 }
        }
        if isCertain, common.count <= 3,
            let exact = Acceptability(exactly: points, weights: weights, mode: mode)
        {
            acceptability = exact
            isExact = true
            return
        }
        guard let simulated = Self.simulate(cards, common, weights, mode, runs, seed) else { return nil }
        acceptability = simulated
        isExact = false
    }

    private static func simulate(
        _ cards: [Scorecard], _ pillars: [Pillar], _ weights: Weights, _ mode: WeightMode, _ runs: Int,
        _ seed: UInt64
    ) -> Acceptability? {
        let samplers = cards.map { ScoreSampler($0, pillars: pillars.map(\.id)) }
        var slots = samplers.map { [Double](repeating: 0, count: $0.slotCount) }
        return Simulation(
            alternatives: cards.count, weights: weights, mode: mode, runs: runs, seed: seed
        ) { alternative, generator, values in
            samplers[alternative].draw(&generator, &values, slots: &slots[alternative])
        }?.acceptability
    }
}
