internal import Metrics

/// What one request may take; beyond it ends with a ``TransferError`` that names the limit.
///
/// The time in the engine's queue does not count.
public struct Limits: Hashable, Sendable {
    /// For name look-up, TCP connect and TLS handshake together.
    public var connect: Duration
    /// For the whole request, redirects included.
    public var total: Duration
    /// Bytes per second under which an answer is too slow.
    public var slowestRate: Int
    /// How long an answer may stay under ``slowestRate``; counted in whole seconds, at least one.
    public var slowestTime: Duration
    /// Of the body, after decompression.
    public var bytes: Int
    /// How many redirects are followed.
    public var redirects: Int

    public init(
        connect: Duration = .seconds(10), total: Duration = .seconds(30), slowestRate: Int = 100,
        slowestTime: Duration = .seconds(20), bytes: Int = 32 << 20, redirects: Int = 5
    ) {
        self.connect = connect
        self.total = total
        self.slowestRate = slowestRate
        self.slowestTime = slowestTime
        self.bytes = bytes
        self.redirects = redirects
    }
}

extension Duration {
    /// For a time-out of libcurl: whole milliseconds, at least one (zero would mean no limit), in 32 bits.
    var timeOut: Int {
        Int(min(max(inMilliseconds, 1), Int64(Int32.max)))
    }
}
