public import Metrics

/// What a register keeps of a risk besides its levels: who looks after it, and when it is looked at again.
public struct RiskNote: Hashable, Sendable {
    /// What is done about it.
    public enum Response: String, CaseIterable, Sendable {
        case avoid, reduce, transfer, accept
    }

    /// Who looks after it.
    public var owner: String?
    /// When it is to be looked at again.
    public var review: Timestamp?
    /// The figure that says it is coming.
    public var trigger: Trigger?
    /// What is done about it.
    public var response: Response?

    public init(
        owner: String? = nil, review: Timestamp? = nil, trigger: Trigger? = nil, response: Response? = nil
    ) {
        self.owner = owner
        self.review = review
        self.trigger = trigger
        self.response = response
    }
}

/// A figure with the value from which on it alarms: `latency.dispersion above 3`.
public struct Trigger: Hashable, Sendable {
    public enum Side: String, CaseIterable, Sendable {
        case above, below
    }

    public let metric: String
    public let side: Side
    /// In the metric's unit.
    public let value: Double

    public init(metric: String, side: Side, value: Double) {
        self.metric = metric
        self.side = side
        self.value = value
    }

    /// Reads what its description writes; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let side = Side(rawValue: String(parts[1])), let value = Double(parts[2]),
            value.isFinite
        else { return nil }
        self.init(metric: String(parts[0]), side: side, value: value)
    }

    /// Whether a value is past the limit.
    public func fires(at value: Double) -> Bool { side == .above ? value > self.value : value < self.value }
}

extension Trigger: CustomStringConvertible {
    public var description: String { "\(metric) \(side.rawValue) \(value.plain)" }
}
