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
    /// When it was asked last by this process; nil when it was not yet.
    public let asked: Timestamp?

    /// Whether it was asked so lately that nobody may hurry it: a host is no toy.
    public func isJustAsked(at now: Timestamp) -> Bool {
        asked.map { (.zero..<Self.hurriedPause).contains(now - $0) } ?? false
    }

    /// How long after a poll the next may be asked for by hand.
    public static let hurriedPause = Duration.seconds(10)
}
