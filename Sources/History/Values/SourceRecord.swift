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

    public init(
        network: String, source: String, last: PollRecord, lastGood: PollRecord?, lastProblem: PollRecord?,
        failures: Int
    ) {
        self.network = network
        self.source = source
        self.last = last
        self.lastGood = lastGood
        self.lastProblem = lastProblem
        self.failures = failures
    }
}
