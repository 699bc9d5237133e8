/// What can be said of a metric, or of a whole source, after it was asked.
public struct Verdict: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case fits
        case outOfRange = "out of range"
        case jump
        case missing = "field missing"
        case wrongType = "wrong type"
        /// The shape is as it was, and yet there is no value.
        case absent
        /// The source says itself that it has nothing to tell.
        case noData = "no data"
        case notJSON = "not JSON"
        /// The answer is an error, or not 2xx.
        case refused
        case slow
        case unreachable
        case needsKey = "needs key"
        /// The definition itself does not work.
        case broken
    }

    public let kind: Kind
    /// What it rests on, in a line.
    public let detail: String

    /// Whether the definition no longer fits the source.
    public var isDrift: Bool {
        switch kind {
        case .fits, .noData, .slow, .unreachable, .needsKey: false
        default: true
        }
    }

    /// Whether there was no answer to judge.
    public var isSilence: Bool { kind == .slow || kind == .unreachable }
}

/// Everything that a check found out about one source.
public struct SourceVerdict: Sendable {
    public let id: SourceID
    /// Of the source as a whole: ``Verdict/Kind/fits`` when it answered.
    public let verdict: Verdict
    /// Of each metric that it gave, or is known to give, in alphabetical order.
    public let metrics: [(metric: String, verdict: Verdict)]
    /// Fields that changed, whether a metric suffers or not.
    public let drifts: [Drift]
    /// What was refused, and GPUs that Data/GPUs.yaml does not know.
    public let notes: [String]

    public var isDrift: Bool { verdict.isDrift || !drifts.isEmpty || metrics.contains { $0.verdict.isDrift } }
    public var isSilence: Bool { verdict.isSilence }
}
