internal import Threads

/// The thread on which the upkeep of a history is done; it begins with the first work.
final class Keeper: Sendable {
    private let waiter = SemaphoreWaiter()
    private let thread: LoopThread
    private let isStarted = Locked(false)
    /// Held while a piece is done; true when no other may begin.
    private let isStopped = Locked(false)

    init() { thread = LoopThread(waiter: waiter) }

    /// Has everything done that is due.
    func wake(_ upkeep: Upkeep) {
        let isRunning = isStarted.withLock { isStarted in
            defer { isStarted = true }
            return isStarted
        }
        guard !isRunning else { return waiter.wake() }
        thread.start { [weak upkeep, isStopped] in
            while isStopped.withLock({ isStopped in
                // What is due stays due; an error of the file comes with the next poll, or is the doctor's to tell.
                !isStopped && (try? upkeep?.workPiece()) ?? false
            }) {}
        }
    }

    /// Begins no other piece, and returns when none is being done: the file may then be closed.
    func stop() {
        isStopped.withLock { $0 = true }
        if isStarted.withLock({ $0 }) { thread.stop() }
    }
}
