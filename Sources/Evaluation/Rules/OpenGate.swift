/// A gate that is unresolved, and what would resolve it.
public struct OpenGate: Identifiable, Sendable {
    public let gate: Gate
    /// The ids of the items to find out about.
    public let items: [String]

    public var id: String { gate.id }
}

extension Scorecard {
    /// The unresolved gates with what would resolve them; they head what to find out next.
    public var openGates: [OpenGate] {
        gates.filter(\.isOpen).map { result in
            var seen: Set<String> = []
            let items = openItems(of: result.gate.failsWhen).filter { seen.insert($0).inserted }
            return OpenGate(gate: result.gate, items: items)
        }
    }

    /// Only what is open itself: no answer to a part that is settled would resolve the whole.
    private func openItems(of condition: Gate.Condition) -> [String] {
        guard GateJudge(rubrics: rubrics, bottleneck: bottleneck).holds(condition) == .open else { return [] }
        return switch condition {
        case .points(let id, _), .level(let id, _):
            criterion(id)?.items.filter { ($0.score?.width ?? 0) > 0 }.map(\.id) ?? []
        case .residual(let limit):
            risks.filter { $0.residual.lowerBound < limit && $0.residual.upperBound >= limit }.map(\.id)
        case .wrongBottleneck: bottleneck?.missing ?? []
        case .all(let parts), .any(let parts): parts.flatMap(openItems(of:))
        }
    }
}
