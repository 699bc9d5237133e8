import TestSupport
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct SemaphoreWaiterTests {
    @Test func `a wake-up before the wait is not lost, and counts once`() {
        let waiter = SemaphoreWaiter()
        waiter.wake()
        waiter.wake()
        waiter.wait()
        #expect(waiter.wait(for: .seconds(3_600)))
        #expect(!waiter.wait(for: .zero))
    }

    @Test(arguments: [Duration.zero, .nanoseconds(1), .milliseconds(1), .milliseconds(-1_500)])
    func `a wait that nobody ends is over in its time`(time: Duration) {
        #expect(!SemaphoreWaiter().wait(for: time))
    }

    @Test func `whoever sleeps is woken by another thread`() async throws {
        let (waiter, answer) = (SemaphoreWaiter(), SemaphoreWaiter())
        async let woken = onOwnThread {
            waiter.wait()
            answer.wake()
            return waiter.wait(for: .seconds(3_600))
        }
        waiter.wake()
        try await onOwnThread { answer.wait() }
        waiter.wake()
        #expect(try await woken)
    }
}
