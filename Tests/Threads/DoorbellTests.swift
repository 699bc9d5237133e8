import Glibc
import TestSupport
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct DoorbellTests {
    /// Whether somebody has rung; waits for it where `patience`, in milliseconds, is negative.
    private func isRinging(_ bell: Doorbell, patience: Int32 = 0) -> Bool {
        var descriptor = pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, patience) == 1
    }

    @Test func `it is readable from a ring until it is silenced, however often it rang`() {
        let bell = Doorbell()
        #expect(!isRinging(bell))
        bell.ring()
        Doorbell.ring(bell.descriptor)
        #expect(isRinging(bell) && isRinging(bell))
        bell.silence()
        #expect(!isRinging(bell))
        bell.silence()
        bell.ring()
        #expect(isRinging(bell))
    }

    @Test func `it wakes a thread that sleeps in poll`() async throws {
        let bell = Doorbell()
        async let woken = onOwnThread { isRinging(bell, patience: -1) }
        bell.ring()
        #expect(try await woken)
    }

    @Test func `a program that is started does not inherit it`() {
        #expect(fcntl(Doorbell().descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }
}
