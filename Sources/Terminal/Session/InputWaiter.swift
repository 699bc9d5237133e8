internal import Glibc
internal import Synchronization
internal import Threads

/// Sleeps until a key, a call, a signal, room for output or the next tick, for as long as that takes.
final class InputWaiter: Waiter {
    let bell = Doorbell()
    private let watchesInput = Atomic(false)
    /// The descriptor that has yet to take something; negative for none.
    private let output = Atomic<Int32>(-1)
    /// Milliseconds between ticks; 0 for none.
    private let interval = Atomic<Int64>(0)
    private let nextTick = Atomic<Int64>(0)
    private let lost = Atomic(false)

    /// Whether the terminal hung up.
    var isLost: Bool { lost.load(ordering: .relaxed) }

    /// Starts or stops to wake up for standard input.
    func watchInput(_ isWatched: Bool) {
        watchesInput.store(isWatched, ordering: .relaxed)
    }

    /// Wakes up when a descriptor takes more; nil for never.
    func watchOutput(_ descriptor: Int32?) {
        output.store(descriptor ?? -1, ordering: .relaxed)
    }

    /// Wakes up at every multiple of this many milliseconds of the wall clock; 0 for never.
    func tick(every milliseconds: Int64) {
        interval.store(max(0, milliseconds), ordering: .relaxed)
        setNextTick()
    }

    /// Whether a tick is due; the one after it is then awaited.
    func takeTick() -> Bool {
        guard interval.load(ordering: .relaxed) > 0 else { return false }
        let left = nextTick.load(ordering: .relaxed) - InputWaiter.now()
        // A clock that was set back must not silence the ticks.
        guard left <= 0 || left > interval.load(ordering: .relaxed) else { return false }
        setNextTick()
        return left <= 0
    }

    private func setNextTick() {
        let interval = interval.load(ordering: .relaxed)
        guard interval > 0 else { return }
        nextTick.store((InputWaiter.now() / interval + 1) * interval, ordering: .relaxed)
    }

    private var patience: Int32 {
        guard interval.load(ordering: .relaxed) > 0 else { return -1 }
        return Int32(clamping: max(0, nextTick.load(ordering: .relaxed) - InputWaiter.now()))
    }

    private static func now() -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    func wait() {
        // A negative descriptor is skipped. A terminal that hung up would be ready for ever.
        let input = watchesInput.load(ordering: .relaxed) && !isLost ? STDIN_FILENO : -1
        let output = isLost ? -1 : output.load(ordering: .relaxed)
        var sets = [
            pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: output, events: Int16(POLLOUT), revents: 0),
        ]
        guard unsafe poll(&sets, 3, patience) > 0 else { return }
        if sets[0].revents != 0 { bell.silence() }
        if sets[1].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { lost.store(true, ordering: .relaxed) }
    }

    func wake() { bell.ring() }
}
