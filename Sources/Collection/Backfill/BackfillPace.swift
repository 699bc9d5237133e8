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

    /// What the slowest host still takes at its rate until now; `elapsed` is how long each was asked, without pauses.
    ///
    /// - Returns: nil until each that is still asked has shown its rate.
    func timeLeft(after elapsed: [String: Duration]) -> Duration? {
        let busy = queues.filter { $0.value.open > 0 }
        // After one request nobody knows how long the next one waits for its turn; the last one is on its way.
        guard busy.values.allSatisfy({ $0.made > 1 || $0.open == 1 }) else { return nil }
        return busy.map { host, queue in
            queue.made > 1
                ? max((elapsed[host] ?? .zero) / queue.made, queue.spacing) * queue.open : queue.spacing
        }.max() ?? .zero
    }
}
