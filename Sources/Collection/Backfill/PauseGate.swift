internal import Metrics
internal import Threads

/// Keeps whoever asks for a source's past while that is paused, and lets them go on when it ends.
final class PauseGate: Sendable {
    private struct State {
        /// Since when each of the sources that are paused is.
        var closed: [SourceID: Timestamp] = [:]
        /// How long each was paused before.
        var before: [SourceID: Duration] = [:]
        var count = 0
        var waiting: [Int: (sources: Set<SourceID>, continuation: CheckedContinuation<Void, Never>)] = [:]
    }

    private let clock: any WallClock
    private let state = Locked(State())

    init(clock: any WallClock) { self.clock = clock }

    func isClosed(_ source: SourceID) -> Bool { state.withLock { $0.closed[source] != nil } }

    /// How long the one of some sources has been paused in all that was so the least.
    func closedTime(of sources: Set<SourceID>) -> Duration {
        let now = clock.now()
        return state.withLock { state in
            sources.map { source in
                (state.before[source] ?? .zero) + (state.closed[source].map { now - $0 } ?? .zero)
            }.min() ?? .zero
        }
    }

    /// Pauses these sources, and no others.
    func setClosed(_ sources: Set<SourceID>) {
        let now = clock.now()
        let released = state.withLock { state in
            for (source, begin) in state.closed where !sources.contains(source) {
                state.before[source, default: .zero] += now - begin
                state.closed[source] = nil
            }
            for source in sources where state.closed[source] == nil { state.closed[source] = now }
            let free = state.waiting.filter { !$0.value.sources.isSubset(of: sources) }
            for number in free.keys { state.waiting[number] = nil }
            return free.values.map(\.continuation)
        }
        for waiter in released { waiter.resume() }
    }

    /// Returns once one of these sources is not paused, or when the task is cancelled.
    func pass(_ sources: Set<SourceID>) async {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if sources.contains(where: { state.closed[$0] == nil }) || Task.isCancelled {
                        return true
                    }
                    state.waiting[number] = (sources, continuation)
                    return false
                }
                if isFree { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume()
        }
    }
}
