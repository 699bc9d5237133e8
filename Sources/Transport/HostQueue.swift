/// Decides which transfer starts next: first come, first served, but past a host that has enough.
///
/// Hosts are the original ones, not the mirror's, hence no business of libcurl.
struct HostQueue {
    typealias ID = UInt64

    private let limit: Int
    private let limitPerHost: Int
    private var waiting: [(id: ID, host: String)] = []
    private var running: [ID: String] = [:]

    /// At least one transfer runs, whatever the limits.
    init(limit: Int, limitPerHost: Int) {
        self.limit = max(1, limit)
        self.limitPerHost = max(1, limitPerHost)
    }

    mutating func add(_ id: ID, host: String) {
        waiting.append((id, host))
    }

    /// Counts the next transfer that may start as running.
    ///
    /// - Returns: nil when all that wait must go on waiting.
    mutating func next() -> ID? {
        guard running.count < limit, let index = waiting.firstIndex(where: { hasRoom($0.host) }) else {
            return nil
        }
        let (id, host) = waiting.remove(at: index)
        running[id] = host
        return id
    }

    /// Forgets a transfer that ended, before its turn or after.
    mutating func remove(_ id: ID) {
        if running.removeValue(forKey: id) == nil { waiting.removeAll { $0.id == id } }
    }

    private func hasRoom(_ host: String) -> Bool {
        running.values.count { $0 == host } < limitPerHost
    }
}
