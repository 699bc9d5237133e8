public import Metrics

/// A poll as history tells it.
public struct PollRecord: Hashable, Sendable {
    public let network: String
    public let source: String
    public let slot: Timestamp
    /// When it was sent.
    public let time: Timestamp
    public let outcome: Outcome
    public let status: Int?
    public let phases: Phases?
    public let bytes: Int
    public let hash: String?
    public let origin: Origin
    public let probes: Probe
    /// What became of its samples.
    public let receipt: Receipt
    public let notes: [String]
}

/// How a source has been doing.
public struct SourceRecord: Hashable, Sendable {
    public let network: String
    public let source: String
    /// The poll that was recorded last.
    public let last: PollRecord
    /// The last one with a valid answer.
    public let lastGood: PollRecord?
    /// The last one without; it may be older than ``lastGood``.
    public let lastProblem: PollRecord?
    /// Measured polls without a valid answer since ``lastGood``.
    public let failures: Int
}
