internal import Glibc

/// A value behind a pthread mutex.
///
/// `Synchronization.Mutex` takes its futex inside a library that ThreadSanitizer
/// does not instrument, so on Linux every correct use of it is reported as a
/// race. This one is intercepted and stays checkable.
///
/// `@unchecked Sendable`: `value` is touched only between lock and unlock, and
/// nothing that `withLock` returns can alias it unless it is `Sendable` itself.
@safe
public final class Locked<Value>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    public init(_ value: sending Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        let status = unsafe pthread_mutex_init(mutex, nil)
        precondition(status == 0, "pthread_mutex_init failed: \(status)")
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs `body` with the value, alone; not re-entrant.
    public func withLock<Result: Sendable, Failure>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
