internal import CLinux
internal import Glibc
internal import Synchronization
internal import Threads

/// Sleeps until a key, a call or a signal, for as long as that takes.
final class InputWaiter: Waiter {
    /// An eventfd: any thread and any signal handler wakes the loop by writing to it.
    let wakeUp = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
    private let watchesInput = Atomic(false)
    private let lost = Atomic(false)

    deinit { close(wakeUp) }

    /// Whether the terminal hung up.
    var isLost: Bool { lost.load(ordering: .relaxed) }

    /// Starts or stops to wake up for standard input.
    func watchInput(_ isWatched: Bool) {
        watchesInput.store(isWatched, ordering: .relaxed)
    }

    func wait() {
        // A negative descriptor is skipped. A terminal that hung up would be ready for ever.
        let input = watchesInput.load(ordering: .relaxed) && !isLost ? STDIN_FILENO : -1
        var sets = [
            pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        ]
        guard unsafe poll(&sets, 2, -1) > 0 else { return }
        if sets[0].revents != 0 {
            var count: UInt64 = 0
            _ = unsafe read(wakeUp, &count, 8)
        }
        if sets[1].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { lost.store(true, ordering: .relaxed) }
    }

    func wake() {
        var one: UInt64 = 1
        _ = unsafe write(wakeUp, &one, 8)
    }
}
