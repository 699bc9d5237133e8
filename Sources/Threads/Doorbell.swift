internal import CLinux
internal import Glibc

/// Wakes a thread that sleeps in `poll`: an eventfd, which any thread and any signal handler may ring.
public final class Doorbell: Sendable {
    /// Is readable from a ring until ``silence()``.
    public let descriptor: Int32

    public init() {
        descriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        precondition(descriptor >= 0, "eventfd failed: \(errno)")
    }

    deinit { close(descriptor) }

    public func ring() { Self.ring(descriptor) }

    /// Rings by the descriptor alone, as a signal handler does it.
    public static func ring(_ descriptor: Int32) {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, 8)
    }

    /// Forgets all rings until now.
    public func silence() {
        var count: UInt64 = 0
        _ = unsafe read(descriptor, &count, 8)
    }
}
