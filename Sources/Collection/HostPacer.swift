internal import Metrics

/// Keeps requests to one host apart.
///
/// Each request reserves the next free start; whoever reserves later starts later. Hosts are the ones that the
/// definition names, also when a mirror answers for all of them.
struct HostPacer: Sendable {
    private var free: [String: Timestamp] = [:]
    private var closed: [String: Timestamp] = [:]

    /// The earliest start for a request to `host`, which then keeps the host for `spacing`.
    mutating func reserve(_ host: String, spacing: Duration, now: Timestamp) -> Timestamp {
        let start = max(now, free[host] ?? now, closed[host] ?? now)
        free[host] = start + spacing
        return start
    }

    /// Keeps everybody from a host that asked to be left alone.
    mutating func close(_ host: String, until time: Timestamp) {
        closed[host] = max(time, closed[host] ?? time)
    }

    /// Keeps every wait as long as it was when the clock has jumped.
    mutating func clockJumped(by jump: Duration) {
        free = free.mapValues { $0 + jump }
        closed = closed.mapValues { $0 + jump }
    }

    /// Until when a host asked to be left alone; nil when it never did.
    func opening(of host: String) -> Timestamp? { closed[host] }
}
