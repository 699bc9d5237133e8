internal import CLinux
internal import Glibc

/// Sleeps until somebody wakes it; for a ``LoopThread`` that has nothing but its jobs to wait for.
///
/// `@unchecked Sendable`: `sem_wait` and `sem_post` may be called from any thread, and nothing else touches it.
@safe
public final class SemaphoreWaiter: Waiter, @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    public init() {
        unsafe semaphore = .allocate(capacity: 1)
        let status = unsafe sem_init(semaphore, 0, 0)
        precondition(status == 0, "sem_init failed")
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    public func wait() {
        while unsafe sem_wait(semaphore) != 0 && errno == EINTR {}
    }

    /// Sleeps until somebody wakes it or the time is over.
    ///
    /// - Returns: whether somebody woke it.
    public func wait(for duration: Duration) -> Bool {
        let (seconds, attoseconds) = duration.components
        var end = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &end)
        let nanoseconds = Int64(end.tv_nsec) + attoseconds / 1_000_000_000
        end.tv_sec += Int(clamping: seconds + nanoseconds / 1_000_000_000)
        end.tv_nsec = Int(nanoseconds % 1_000_000_000)
        while unsafe assay_semaphore_wait(semaphore, &end) != 0 {
            if errno != EINTR { return false }
        }
        return true
    }

    public func wake() { unsafe sem_post(semaphore) }
}
