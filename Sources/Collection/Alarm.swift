internal import Metrics
internal import Threads

/// A sleep that somebody else can end.
final class Alarm: Sendable {
    private struct State {
        var hasRung = false
        var sleeper: CheckedContinuation<Void, Never>?
    }

    private let state = Locked(State())

    /// Ends the present sleep, or the next one before it begins.
    func ring() {
        let sleeper = state.withLock { state in
            state.hasRung = state.sleeper == nil
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.resume()
    }

    /// Sleeps until `time`, the alarm or cancellation, whichever is first; for one sleeper at a time.
    func sleep(until time: Timestamp, on clock: any WallClock) async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                await clock.sleep(until: time)
                self.ring()
            }
            await bell()
            group.cancelAll()
        }
        state.withLock { $0.hasRung = false }
    }

    private func bell() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.hasRung || Task.isCancelled { return true }
                    state.sleeper = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }
}
