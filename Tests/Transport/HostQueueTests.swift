import Testing

@testable import Transport

struct HostQueueTests {
    @Test func `The first come is the first to start`() {
        var queue = HostQueue(limit: 3, limitPerHost: 3)
        for id in 1...4 as ClosedRange<UInt64> { queue.add(id, host: "a") }
        #expect([queue.next(), queue.next(), queue.next(), queue.next()] == [1, 2, 3, nil])
        queue.remove(2)
        #expect(queue.next() == 4)
    }

    @Test func `A busy host does not hold up the others`() {
        var queue = HostQueue(limit: 16, limitPerHost: 1)
        queue.add(1, host: "a")
        queue.add(2, host: "a")
        queue.add(3, host: "b")
        #expect([queue.next(), queue.next(), queue.next()] == [1, 3, nil])
        queue.remove(1)
        #expect(queue.next() == 2)
    }

    @Test func `One that leaves before its turn never starts`() {
        var queue = HostQueue(limit: 1, limitPerHost: 1)
        for id in 1...3 as ClosedRange<UInt64> { queue.add(id, host: "a") }
        #expect(queue.next() == 1)
        queue.remove(2)
        queue.remove(1)
        #expect(queue.next() == 3)
    }

    @Test(arguments: [0, -1, Int.min]) func `A limit below one still lets one run`(limit: Int) {
        var queue = HostQueue(limit: limit, limitPerHost: limit)
        queue.add(1, host: "a")
        #expect(queue.next() == 1)
    }
}
