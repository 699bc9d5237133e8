internal import Metrics

/// Keeps requests to one host apart.
///
/// Each request reserves the next free start; whoever reserves later starts later. Hosts are the ones that the
/// definition names, also when a mirror answers for all of them.
struct HostPacer: Sendable {
    private var starts: [String: (last: Timestamp, spacing: Duration)] = [:]
    private var closed: [String: Timestamp] = [:]

    /// The earliest start for a request to `host`, which is `spacing` away from those before and after it, or more where
    /// they want that.
    mutating func reserve(_ host: String, spacing: Duration, now: Timestamp) -> Timestamp {
        let free = starts[host].map { $0.last + max($0.spacing, spacing) }
        let start = max(now, free ?? now, closed[host] ?? now)
        starts[host] = (start, spacing)
        return start
    }

    /// Keeps everybody from a host that asked to be left alone.
    mutating func close(_ host: String, until time: Timestamp) {
        closed[host] = max(time, closed[host] ?? time)
    }

    /// Keeps every wait as long as it was when the clock has jumped.
    mutating func clockJumped(by jump: Duration) {
        starts = starts.mapValues { ($0.last + jump, $0.spacing) }
        closed = closed.mapValues { $0 + jump }
    }

    /// Until when a host asked to be left alone; nil when it never did.
    func opening(of host: String) -> Timestamp? { closed[host] }
}
