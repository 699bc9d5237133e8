import Threads

/// Lets readings pass while it is open; the others wait.
final class Gate: Sendable {
    private let isClosed = Locked(false)
    private let passes = Locked(0)
    private let waiter = SemaphoreWaiter()
    private let waiting = SemaphoreWaiter()

    func close() { isClosed.withLock { $0 = true } }

    func open() {
        isClosed.withLock { $0 = false }
        waiter.wake()
    }

    /// Lets a reading through once, and stays closed.
    func letThrough() {
        passes.withLock { $0 += 1 }
        waiter.wake()
    }

    /// Waits until a reading stands at the gate.
    func awaitReading() { waiting.wait() }

    /// Called by what is being read.
    func pass() {
        while isClosed.withLock({ $0 }), !takePass() {
            waiting.wake()
            waiter.wait()
        }
    }

    private func takePass() -> Bool {
        passes.withLock { passes in
            defer { passes = max(0, passes - 1) }
            return passes > 0
        }
    }
}
