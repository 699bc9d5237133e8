import Threads

/// Lets readings pass while it is open; the others wait.
final class Gate: Sendable {
    private let isClosed = Locked(false)
    private let waiter = SemaphoreWaiter()
    private let waiting = SemaphoreWaiter()

    func close() { isClosed.withLock { $0 = true } }

    func open() {
        isClosed.withLock { $0 = false }
        waiter.wake()
    }

    /// Waits until a reading stands at the gate.
    func awaitReading() { waiting.wait() }

    /// Called by what is being read.
    func pass() {
        while isClosed.withLock({ $0 }) {
            waiting.wake()
            waiter.wait()
        }
    }
}
