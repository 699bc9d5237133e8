/// What no other merit makes up for.
public struct Gate: Identifiable, Hashable, Sendable {
    /// `K4`.
    public let id: String
    /// What is wrong when it fails: `Quality is not validated`.
    public let title: String
    /// The words of the article that it rests on, verbatim.
    public let seed: String?
    /// The most that a score can be when it fails, 0 to 100.
    public let cap: Double
    /// When it fails.
    public let failsWhen: Condition

    /// What is asked of the scores; it holds, does not hold, or the intervals leave both open.
    public indirect enum Condition: Hashable, Sendable {
        /// A question's value, 0 to 100, lies under a limit.
        case points(question: String, under: Double)
        /// An item's level, 0 to 4, lies under a limit.
        case level(item: String, under: Int)
        /// Some risk has a residual of so much or more, 0 to 16.
        case residual(from: Double)
        /// The bottleneck gate failed.
        case wrongBottleneck
        case all([Condition])
        case any([Condition])
    }
}

extension Gate.Condition: CustomStringConvertible {
    /// As a report words it: `q2.necessity under level 1`.
    public var description: String {
        switch self {
        case .points(let question, let limit): "\(question) under \(limit.plain)"
        case .level(let item, let limit): "\(item) under level \(limit)"
        case .residual(let limit): "a risk with a residual of \(limit.plain) or more"
        case .wrongBottleneck: "the wrong bottleneck"
        case .all(let parts): parts.map(\.description).joined(separator: " and ")
        case .any(let parts): parts.map(\.description).joined(separator: ", or ")
        }
    }

    /// As a clause of a sentence: `q2.necessity is under level 1`.
    public var clause: String {
        switch self {
        case .points(let question, let limit): "\(question) is under \(limit.plain)"
        case .level(let item, let limit): "\(item) is under level \(limit)"
        case .residual(let limit): "a risk has a residual of \(limit.plain) or more"
        case .wrongBottleneck: "what it decentralizes is not the bottleneck"
        case .all(let parts): parts.map(\.clause).joined(separator: " and ")
        case .any(let parts): parts.map(\.clause).joined(separator: ", or ")
        }
    }

    /// The ids of criteria that it asks for.
    public var criteria: [String] {
        switch self {
        case .points(let question, _): [question]
        case .level(let item, _): [item]
        case .residual, .wrongBottleneck: []
        case .all(let parts), .any(let parts): parts.flatMap(\.criteria)
        }
    }
}

extension Double {
    /// Every digit, and no fraction where there is none.
    package var plain: String {
        self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
    }
}
