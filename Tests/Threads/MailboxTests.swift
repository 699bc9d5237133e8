import TestSupport
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct MailboxTests {
    /// What comes until the mailbox is closed.
    private func rest<Element>(of mailbox: Mailbox<Element>) async -> [Element] {
        var elements: [Element] = []
        for await element in mailbox { elements.append(element) }
        return elements
    }

    @Test func `elements are taken in the order of posting, also after it is closed`() async {
        let mailbox = Mailbox<Int>()
        for number in 0..<100 { mailbox.post(number) }
        mailbox.close()
        mailbox.post(100)
        #expect(await rest(of: mailbox) == Array(0..<100))
    }

    @Test func `what several post at once comes whole, each poster's in its order`() async throws {
        let mailbox = Mailbox<(poster: Int, number: Int)>()
        async let taken = rest(of: mailbox)
        try await withThrowingTaskGroup { group in
            for poster in 0..<4 {
                group.addTask {
                    try await onOwnThread { for number in 0..<500 { mailbox.post((poster, number)) } }
                }
            }
            try await group.waitForAll()
        }
        mailbox.close()
        let elements = await taken
        #expect(elements.count == 2_000)
        for poster in 0..<4 {
            #expect(elements.filter { $0.poster == poster }.map(\.number) == Array(0..<500))
        }
    }

    @Test func `of more than its limit the oldest are lost`() {
        let mailbox = Mailbox<Int>(limit: 3)
        for number in 1...5 { mailbox.post(number) }
        #expect(mailbox.takeAll() == [3, 4, 5])
        #expect(mailbox.takeAll().isEmpty)
    }

    @Test(arguments: [false, true])
    func `it ends for a task that is cancelled, and keeps what is posted then`(waits: Bool) async {
        let mailbox = Mailbox<Int>()
        let thread = LoopThread(waiter: SemaphoreWaiter())
        thread.start {}
        defer { thread.stop() }
        let gate = SemaphoreWaiter()
        let task = Task(executorPreference: thread) {
            if !waits { gate.wait() }
            return await rest(of: mailbox)
        }
        // Behind it on the same thread: then it waits.
        if waits { await Task(executorPreference: thread) {}.value }
        task.cancel()
        gate.wake()
        #expect(await task.value.isEmpty)
        mailbox.post(7)
        var iterator = mailbox.makeAsyncIterator()
        #expect(await iterator.next() == 7)
    }

    @Test func `a second one who waits is sent away`() async {
        let mailbox = Mailbox<Int>()
        await withTaskGroup { group in
            for _ in 1...2 {
                group.addTask {
                    var iterator = mailbox.makeAsyncIterator()
                    return await iterator.next()
                }
            }
            #expect(await group.next() == .some(nil))
            mailbox.post(1)
            #expect(await group.next() == .some(1))
        }
    }

    @Test func `closing ends it for who waits`() async {
        let mailbox = Mailbox<Int>()
        async let taken = rest(of: mailbox)
        mailbox.close()
        #expect(await taken.isEmpty)
    }
}
