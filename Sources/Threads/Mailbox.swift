/// Elements on their way, in order, to the one task that takes them.
///
/// Whoever waits with a preference for a ``LoopThread`` resumes on that thread at once; without one, and with an
/// `AsyncStream`, each element takes a turn through the shared pool, which wakes one more thread.
public final class Mailbox<Element: Sendable>: AsyncSequence, Sendable {
    private struct State {
        var elements: [Element] = []
        var waiter: CheckedContinuation<Element?, Never>?
        var isClosed = false

        mutating func takeWaiter() -> CheckedContinuation<Element?, Never>? {
            defer { waiter = nil }
            return waiter
        }
    }

    private let state = Locked(State())
    private let limit: Int

    /// Of more than `limit` elements that nobody took the oldest are lost.
    public init(limit: Int = .max) { self.limit = limit }

    /// Hands an element to whoever waits, or keeps it; one that is posted after ``close()`` is lost.
    public func post(_ element: Element) {
        let waiter = state.withLock { state -> CheckedContinuation<Element?, Never>? in
            guard !state.isClosed else { return nil }
            guard state.waiter == nil else { return state.takeWaiter() }
            state.elements.append(element)
            if state.elements.count > limit { state.elements.removeFirst() }
            return nil
        }
        waiter?.resume(returning: element)
    }

    /// Takes all elements that are kept, the oldest first.
    public func takeAll() -> [Element] {
        state.withLock { state in
            defer { state.elements = [] }
            return state.elements
        }
    }

    /// No element follows; those that are kept can still be taken.
    public func close() {
        let waiter = state.withLock { state in
            state.isClosed = true
            return state.takeWaiter()
        }
        waiter?.resume(returning: nil)
    }

    public func makeAsyncIterator() -> Iterator { Iterator(mailbox: self) }

    /// Ends after the last element, and when the task that waits is cancelled.
    public struct Iterator: AsyncIteratorProtocol {
        let mailbox: Mailbox

        public mutating func next() async -> Element? { await next(isolation: nil) }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> Element? {
            let mailbox = mailbox
            return await withTaskCancellationHandler {
                // A closure runs where it was made only if it holds that actor; elsewhere would be one more wake-up.
                _ = actor
                return await withCheckedContinuation(isolation: actor) { mailbox.hand($0) }
            } onCancel: {
                mailbox.cancel()
            }
        }
    }

    private func hand(_ continuation: CheckedContinuation<Element?, Never>) {
        let (element, isOver) = state.withLock { state -> (Element?, Bool) in
            if !state.elements.isEmpty { return (state.elements.removeFirst(), true) }
            // One at a time: a second one who waits is sent away.
            if state.isClosed || Task.isCancelled || state.waiter != nil { return (nil, true) }
            state.waiter = continuation
            return (nil, false)
        }
        if isOver { continuation.resume(returning: element) }
    }

    private func cancel() {
        state.withLock { $0.takeWaiter() }?.resume(returning: nil)
    }
}
