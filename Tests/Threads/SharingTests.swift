import TestSupport
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct SharingTests {
    private struct Refusal: Error, Equatable { let number: Int }

    /// Runs `body` on some threads at once.
    private func onThreads<Result: Sendable>(
        _ count: Int, _ body: @escaping @Sendable () throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup { group in
            for _ in 0..<count { group.addTask { try await onOwnThread(body) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `a deferred value is made once, whoever asks meanwhile`() async throws {
        let (begun, goOn) = (SemaphoreWaiter(), SemaphoreWaiter())
        let count = Locked(0)
        let value = Deferred {
            begun.wake()
            goOn.wait()
            return count.withLock { count in
                count += 1
                return count
            }
        }
        #expect(count.withLock { $0 } == 0)
        async let results = onThreads(8) { value.get() }
        try await onOwnThread { begun.wait() }
        goOn.wake()
        #expect(try await results == Array(repeating: 1, count: 8))
        #expect(value.get() == 1)
    }

    @Test func `what making a deferred value threw is thrown each time`() {
        let count = Locked(0)
        let value = Deferred { () throws(Refusal) -> Int in
            let number = count.withLock { count in
                count += 1
                return count
            }
            throw Refusal(number: number)
        }
        for _ in 1...3 { #expect(throws: Refusal(number: 1)) { try value.get() } }
    }

    @Test func `a locked value is changed by one at a time`() async throws {
        let value = Locked([0])
        // Reading, then writing: two at once would lose one.
        _ = try await onThreads(8) {
            for _ in 0..<1_000 { value.withLock { $0 = [$0[0] + 1] } }
        }
        #expect(value.withLock { $0 } == [8_000])
    }

    @Test func `a lock is free again after an error`() {
        let value = Locked(1)
        #expect(throws: Refusal(number: 1)) {
            try value.withLock { number throws(Refusal) in
                number += 1
                throw Refusal(number: 1)
            }
        }
        #expect(value.withLock { $0 } == 2)
    }

    @Test(arguments: [0, 1, 1_000])
    func `a concurrent map keeps the order, and takes each element once`(count: Int) {
        let taken = Locked<[Int]>([])
        let squares = Array(0..<count).concurrentMap { number in
            taken.withLock { $0.append(number) }
            return number * number
        }
        #expect(squares == (0..<count).map { $0 * $0 })
        #expect(taken.withLock { $0 }.sorted() == Array(0..<count))
    }
}
