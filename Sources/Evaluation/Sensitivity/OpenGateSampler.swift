internal import Statistics

/// An unresolved gate, tried in every run of a simulation on what was drawn.
struct OpenGateSampler: Sendable {
    private indirect enum Test: Sendable {
        case under(ScoreSampler.Operand, Double)
        case residual(
            likelihood: ScoreSampler.Operand, impact: ScoreSampler.Operand, mitigation: ScoreSampler.Operand,
            from: Double)
        case best([ScoreSampler.Operand], under: Double)
        case known(Bool)
        case all([Test])
        case any([Test])
    }

    let cap: Double
    private let test: Test

    init(_ gate: Gate, card: Scorecard, places: [String: ScoreSampler.Operand]) {
        cap = gate.cap
        test = Self.test(gate.failsWhen, card, places)
    }

    /// Whether it fails in this run.
    func fails(_ slots: [Double]) -> Bool { Self.holds(test, slots) }

    private static func test(
        _ condition: Gate.Condition, _ card: Scorecard, _ places: [String: ScoreSampler.Operand]
    ) -> Test {
        switch condition {
        case .points(let id, let limit): places[id].map { .under($0, limit) } ?? .known(false)
        case .level(let id, let level): places[id].map { .under($0, Double(level) * 25) } ?? .known(false)
        case .residual(let limit):
            .any(
                card.risks.compactMap { risk in
                    let parts = risk.score.members.compactMap { places[$0.id] }
                    guard parts.count == 3 else { return nil }
                    return .residual(
                        likelihood: parts[0], impact: parts[1], mitigation: parts[2], from: limit)
                })
        case .wrongBottleneck: bottleneck(places)
        case .all(let parts): .all(parts.map { test($0, card, places) })
        case .any(let parts): .any(parts.map { test($0, card, places) })
        }
    }

    /// While no layer is named the levels alone decide: a layer cannot be drawn.
    private static func bottleneck(_ places: [String: ScoreSampler.Operand]) -> Test {
        let gains = Bottleneck.gains.compactMap { places[$0] }
        return .any(
            [.best(gains, under: Bottleneck.leastGain * 25)]
                + [("b.pain", Bottleneck.leastPain), ("b.cost", Bottleneck.leastCost)].compactMap {
                    item, level in
                    places[item].map { .under($0, level * 25) }
                })
    }

    /// Compared as the gates themselves compare.
    private static func lies(
        _ operand: ScoreSampler.Operand, under limit: Double, _ slots: [Double]
    ) -> Bool {
        ScoreSampler.value(operand, slots).roundedForComparison < limit
    }

    private static func holds(_ test: Test, _ slots: [Double]) -> Bool {
        switch test {
        case .under(let operand, let limit): return lies(operand, under: limit, slots)
        case .residual(let likelihood, let impact, let mitigation, let limit):
            let levels = [likelihood, impact, mitigation].map { ScoreSampler.value($0, slots) / 25 }
            return (levels[0] * levels[1] * (1 - 0.2 * levels[2])).roundedForComparison >= limit
        case .best(let operands, let limit):
            return operands.allSatisfy { lies($0, under: limit, slots) }
        case .known(let value): return value
        case .all(let parts): return parts.allSatisfy { holds($0, slots) }
        case .any(let parts): return parts.contains { holds($0, slots) }
        }
    }
}
