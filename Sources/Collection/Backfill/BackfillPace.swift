internal import Metrics

/// How long a back-fill will take: hosts are asked beside each other, each one request after the other.
struct BackfillPace {
    private struct Queue {
        var open = 0
        var made = 0
        var spacing = Duration.zero
    }

    private var queues: [String: Queue] = [:]

    /// Counts a request that is to be made of a host, which is then left alone for `spacing`.
    mutating func add(_ host: String, spacing: Duration) {
        queues[host, default: Queue()].open += 1
        queues[host]?.spacing = spacing
    }

    /// Counts a request that was made, or that turned out to be needless.
    mutating func finish(_ host: String, isMade: Bool = true) {
        queues[host]?.open -= 1
        if isMade { queues[host]?.made += 1 }
    }

    /// What the slowest host still takes at its rate until now; nil before any request was made.
    func timeLeft(after elapsed: Duration) -> Duration? {
        guard queues.values.contains(where: { $0.made > 0 }) else { return nil }
        return queues.values.map { queue in
            let pace = queue.made > 0 ? elapsed / queue.made : queue.spacing
            return max(pace, queue.spacing) * queue.open
        }.max()
    }
}
