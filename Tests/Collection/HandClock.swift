import Collection
import Metrics
import Threads

/// A clock that stands still until a test moves it.
final class HandClock: WallClock {
    private struct Sleeper {
        let end: Timestamp
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now: Timestamp
        var awake = Duration.zero
        var next = 0
        var sleepers: [Int: Sleeper] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Locked<State>

    init(_ now: Timestamp = Timestamp(seconds: 1_795_478_400)) { state = Locked(State(now: now)) }

    func now() -> Timestamp { state.withLock { $0.now } }

    func awake() -> Duration { state.withLock { $0.awake } }

    func sleep(until time: Timestamp) async {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (isOver, watchers) = state.withLock { state in
                    if state.now >= time || Task.isCancelled {
                        return (true, [CheckedContinuation<Void, Never>]())
                    }
                    state.sleepers[id] = Sleeper(end: time, continuation: continuation)
                    let count = state.sleepers.count
                    let ready = state.watchers.filter { $0.count <= count }.map(\.continuation)
                    state.watchers.removeAll { $0.count <= count }
                    return (false, ready)
                }
                if isOver { continuation.resume() }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume()
        }
    }

    /// Waits until somebody sleeps.
    func sleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    /// When the first of the sleepers wants to wake up.
    var alarm: Timestamp? { state.withLock { $0.sleepers.values.map(\.end).min() } }

    /// Moves the clock and wakes whose time has come; a jump is not lived through, and a long one wakes everybody.
    func advance(by duration: Duration, isJump: Bool = false) {
        let woken = state.withLock { state in
            state.now = state.now + duration
            if !isJump { state.awake += duration }
            let isLong = isJump && (duration > .seconds(600) || duration < .seconds(-600))
            let due = state.sleepers.filter { isLong || $0.value.end <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.continuation)
        }
        for sleeper in woken { sleeper.resume() }
    }
}
