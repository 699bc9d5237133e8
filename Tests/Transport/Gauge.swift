import Threads

/// Counts, for a server's handler, how many requests it holds at once.
final class Gauge: Sendable {
    private let state = Locked((now: [String: Int](), most: [String: Int]()))

    /// Holds a request of a group for a time.
    func hold(_ group: String, for time: Duration) async {
        state.withLock { state in
            state.now[group, default: 0] += 1
            state.most[group] = max(state.most[group] ?? 0, state.now[group] ?? 0)
        }
        try? await Task.sleep(for: time)
        state.withLock { $0.now[group, default: 0] -= 1 }
    }

    /// The most that were held at once, by group.
    var most: [String: Int] { state.withLock { $0.most } }
}
