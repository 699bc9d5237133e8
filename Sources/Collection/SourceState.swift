public import Metrics

/// Where the collection stands with a source.
public struct SourceState: Hashable, Sendable {
    public let id: SourceID
    /// When it is asked next.
    public let due: Timestamp
    /// Failures in a row.
    public let failures: Int
    /// Whether it has failed so often that it only gets a trial from time to time.
    public let isTrial: Bool
    public let isPaused: Bool
    public let isAsking: Bool
}
