internal import Glibc
internal import Synchronization
internal import Threads

/// Signals that arrived and were not looked at yet.
///
/// A handler may run on any thread, between any two instructions: it sets a bit, wakes the loop and does no more. Only
/// one terminal can be open, so that this state may be the process's own.
enum PendingSignals {
    static let termination = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
    private static let all = termination + [SIGWINCH, SIGTSTP, SIGCONT]

    private static let bits = Atomic<UInt64>(0)
    private static let bell = Atomic<Int32>(-1)
    private static let previous = Locked<[Int32: SignalAction]>([:])

    /// Starts to note signals, and rings the ``Doorbell`` of `descriptor` for every one.
    ///
    /// The calling thread takes them from here on, and those that stop a process of the background at the terminal: it may
    /// have been begun by one that holds them back, as the workers of libdispatch do, and could then not stop the process.
    static func install(waking descriptor: Int32) {
        bell.store(descriptor, ordering: .relaxed)
        bits.store(0, ordering: .relaxed)
        previous.withLock { previous in
            for number in all { previous[number] = SignalAction.install(note, for: number) }
        }
        var taken = sigset_t()
        unsafe sigemptyset(&taken)
        for number in all + [SIGTTIN, SIGTTOU] { unsafe sigaddset(&taken, number) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &taken, nil)
    }

    /// Gives the signals back to whoever had them before.
    static func uninstall() {
        previous.withLock { previous in
            for (number, action) in previous { action.restore(for: number) }
            previous = [:]
        }
    }

    /// Takes what has arrived since the last call.
    static func take() -> Set<Int32> {
        let taken = bits.exchange(0, ordering: .relaxed)
        return Set(all.filter { taken & 1 << UInt64($0) != 0 })
    }

    /// Notes a signal for SIGTSTP to be handled again after a stop.
    static func reinstall(_ number: Int32) {
        _ = SignalAction.install(note, for: number)
    }

    private static let note: @convention(c) (Int32) -> Void = { number in
        let savedError = errno
        let old = PendingSignals.bits.bitwiseOr(1 << UInt64(number), ordering: .relaxed).oldValue
        if PendingSignals.isTermination(number) && old & PendingSignals.terminationBits != 0 {
            // Nobody took the first one: the loop hangs in a write to a terminal that does not read.
            CrashGuard.die(of: number)
        }
        Doorbell.ring(PendingSignals.bell.load(ordering: .relaxed))
        errno = savedError
    }

    private static func isTermination(_ number: Int32) -> Bool {
        terminationBits & 1 << UInt64(number) != 0
    }

    private static var terminationBits: UInt64 {
        1 << UInt64(SIGINT) | 1 << UInt64(SIGTERM) | 1 << UInt64(SIGHUP) | 1 << UInt64(SIGQUIT)
    }
}
