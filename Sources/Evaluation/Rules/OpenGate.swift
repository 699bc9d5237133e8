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
        gates.filter(\.isOpen).map { OpenGate(gate: $0.gate, items: openItems(of: $0.gate.failsWhen)) }
    }

    private func openItems(of condition: Gate.Condition) -> [String] {
        switch condition {
        case .points(let id, _), .level(let id, _):
            criterion(id)?.items.filter { ($0.score?.width ?? 0) > 0 }.map(\.id) ?? []
        case .residual(let limit):
            risks.filter { $0.residual.lowerBound < limit && $0.residual.upperBound >= limit }.map(\.id)
        case .wrongBottleneck: bottleneck?.missing ?? []
        case .all(let parts), .any(let parts): parts.flatMap(openItems(of:))
        }
    }
}
