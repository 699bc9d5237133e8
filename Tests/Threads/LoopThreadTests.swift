import Glibc
import TestSupport
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct LoopThreadTests {
    /// Counts how often it was woken, and sleeps meanwhile.
    private final class CountingWaiter: Waiter {
        private let semaphore = SemaphoreWaiter()
        private let count = Locked(0)

        var wakes: Int { count.withLock { $0 } }

        func wait() { semaphore.wait() }

        func wake() {
            count.withLock { $0 += 1 }
            semaphore.wake()
        }
    }

    /// An actor that lives on a thread.
    private actor Resident {
        nonisolated let thread: LoopThread
        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

        init(_ thread: LoopThread) { self.thread = thread }

        func threadNumber() -> UInt { pthread_self() }
    }

    /// Tells a waiter when nobody holds it any more.
    private final class Farewell: Sendable {
        private let waiter: SemaphoreWaiter
        init(_ waiter: SemaphoreWaiter) { self.waiter = waiter }
        deinit { waiter.wake() }
    }

    /// How a thread stands to others.
    private struct Standing: Equatable {
        let policy: Int32
        let niceness: Int32

        /// That of the thread which asks; on Linux both are a thread's own.
        init() {
            policy = sched_getscheduler(0)
            niceness = getpriority(CInt(PRIO_PROCESS.rawValue), 0)
        }
    }

    /// A thread that runs until `body` is over.
    private func withThread<Result>(
        _ waiter: any Waiter = SemaphoreWaiter(), standsBack: Bool = false,
        turn: @escaping @Sendable () -> Void = {}, _ body: (LoopThread) async throws -> Result
    ) async rethrows -> Result {
        let thread = LoopThread(waiter: waiter)
        thread.start(standsBack: standsBack, turn: turn)
        defer { thread.stop() }
        return try await body(thread)
    }

    @Test func `jobs run in the order in which they were enqueued, on one thread`() async {
        await withThread { thread in
            let order = Locked<[Int]>([])
            let tasks = (0..<200).map { number in
                Task(executorPreference: thread) {
                    order.withLock { $0.append(number) }
                    return pthread_self()
                }
            }
            var threads: Set<UInt> = []
            for task in tasks { threads.insert(await task.value) }
            #expect(order.withLock { $0 } == Array(0..<200))
            #expect(threads.count == 1)
            #expect(await Resident(thread).threadNumber() == threads.first)
        }
    }

    @Test func `a job that is enqueued from the thread itself runs, and wakes nobody for it`() async {
        let waiter = CountingWaiter()
        await withThread(waiter) { thread in
            let inner = await Task(executorPreference: thread) {
                Task(executorPreference: thread) { pthread_self() }
            }.value
            let wakes = waiter.wakes
            let own = await inner.value
            #expect(await Resident(thread).threadNumber() == own)
            #expect(wakes == 1)
        }
    }

    @Test func `what a turn touches is isolated to the thread's actors`() async throws {
        let turned = SemaphoreWaiter()
        let thread = LoopThread(waiter: SemaphoreWaiter())
        let resident = Resident(thread)
        // It ends the program where it is not so.
        thread.start {
            resident.assumeIsolated { _ in }
            turned.wake()
        }
        try await onOwnThread { turned.wait() }
        thread.stop()
    }

    @Test func `stopping ends it once its queue is empty`() async throws {
        let ended = SemaphoreWaiter()
        let done = Locked(0)
        do {
            let farewell = Farewell(ended)
            let thread = LoopThread(waiter: SemaphoreWaiter())
            // Before it starts, so that all of it is still to do when it is told to stop.
            for _ in 0..<10 { Task(executorPreference: thread) { done.withLock { $0 += 1 } } }
            thread.stop()
            thread.start { withExtendedLifetime(farewell) {} }
        }
        // The thread alone still held what its turn holds.
        try await onOwnThread { ended.wait() }
        #expect(done.withLock { $0 } == 10)
    }

    @Test func `one that stands back does so alone`() async {
        await withThread(standsBack: true) { quiet in
            let standing = await Task(executorPreference: quiet) { Standing() }.value
            // SCHED_BATCH
            #expect(standing.policy == 3)
            #expect(standing.niceness == 5)
            await withThread { other in
                let before = Standing()
                #expect(await Task(executorPreference: other) { Standing() }.value == before)
                #expect(before != standing)
            }
        }
    }
}
