/// Where one answer's time went, in milliseconds.
///
/// Each phase stands alone (not cumulative); a reused connection has no name look-up, connect or TLS phase, so
/// these are then zero.
public struct Phases: Hashable, Sendable {
    /// Name look-up.
    public var dns: Double
    /// TCP connect.
    public var connect: Double
    /// TLS handshake; zero for plain HTTP.
    public var tls: Double
    /// From the ready connection to the first byte of the answer.
    public var firstByte: Double
    /// The whole transfer, from start to last byte.
    public var total: Double

    public init(dns: Double, connect: Double, tls: Double, firstByte: Double, total: Double) {
        self.dns = dns
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
        self.total = total
    }
}
