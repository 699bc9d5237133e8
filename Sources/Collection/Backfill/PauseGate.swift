internal import Metrics
internal import Threads

/// Keeps whoever comes while it is closed, and lets them go on when it opens.
final class PauseGate: Sendable {
    private struct State {
        /// Since when it is closed; nil while it is open.
        var closed: Timestamp?
        /// How long it was closed before.
        var before = Duration.zero
        var count = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let clock: any WallClock
    private let state = Locked(State())

    init(clock: any WallClock) { self.clock = clock }

    var isClosed: Bool { state.withLock { $0.closed != nil } }

    /// How long it has been closed in all.
    var closedTime: Duration {
        let now = clock.now()
        return state.withLock { state in state.before + (state.closed.map { now - $0 } ?? .zero) }
    }

    func setClosed(_ isClosed: Bool) {
        let now = clock.now()
        let released = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard isClosed != (state.closed != nil) else { return [] }
            if let closed = state.closed { state.before += now - closed }
            state.closed = isClosed ? now : nil
            defer { if !isClosed { state.waiting = [:] } }
            return isClosed ? [] : Array(state.waiting.values)
        }
        for waiter in released { waiter.resume() }
    }

    /// Returns once it is open, or when the task is cancelled.
    func pass() async {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if state.closed == nil || Task.isCancelled { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if isFree { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }
}
