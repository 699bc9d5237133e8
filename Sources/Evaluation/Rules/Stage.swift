/// A step of maturity; a project stands at the highest one all of whose requirements, and those below, are met.
public struct Stage: Identifiable, Hashable, Sendable {
    /// `S2`.
    public let id: String
    /// `Used`.
    public let title: String
    /// What the step is about, in a sentence.
    public let principle: String?
    /// None for the starting point.
    public let requirements: [Requirement]
}

/// What a stage asks for: met, not met, or under review.
public struct Requirement: Identifiable, Hashable, Sendable {
    /// `S2a`.
    public let id: String
    /// In words.
    public let text: String
    /// In terms.
    public let condition: Condition

    public indirect enum Condition: Hashable, Sendable {
        /// The stated level is at least so much at grade A or B.
        case level(item: String, from: Int)
        /// One of the figures was measured within this time.
        case recent([String], within: Duration)
        /// A figure lies within bounds; a nil bound is none.
        case figure(String, from: Double?, to: Double?, under: Double?)
        /// No risk has a residual of so much or more.
        case residual(under: Double)
        /// A gate passed.
        case gate(String)
        case all([Condition])
        case any([Condition])
        /// The first of them that is not under review decides.
        case first([Condition])
    }
}

extension Requirement.Condition {
    /// A form that tells any two conditions apart.
    var form: String {
        switch self {
        case .level(let item, let level): "level(\(item),\(level))"
        case .recent(let metrics, let time):
            "recent(\(metrics.joined(separator: ",")),\(time.components.seconds))"
        case .figure(let metric, let from, let to, let under):
            "figure(\(metric),\([from, to, under].map { $0.map(\.plain) ?? "-" }.joined(separator: ",")))"
        case .residual(let limit): "residual(\(limit.plain))"
        case .gate(let id): "gate(\(id))"
        case .all(let parts): "all(\(parts.map(\.form).joined(separator: ",")))"
        case .any(let parts): "any(\(parts.map(\.form).joined(separator: ",")))"
        case .first(let parts): "first(\(parts.map(\.form).joined(separator: ",")))"
        }
    }
}
