internal import Threads

/// Events on their way from the terminal to the one who handles them.
final class EventMailbox: Sendable {
    private struct State {
        var events: [Event] = []
        var waiter: CheckedContinuation<Event?, Never>?
        var isClosed = false

        mutating func takeWaiter() -> CheckedContinuation<Event?, Never>? {
            defer { waiter = nil }
            return waiter
        }
    }

    private let state = Locked(State())
    /// Of more events that nobody took the oldest are lost.
    static let limit = 1_024

    /// Hands an event to whoever waits, or keeps it.
    func post(_ event: Event) {
        let waiter = state.withLock { state -> CheckedContinuation<Event?, Never>? in
            guard !state.isClosed else { return nil }
            guard state.waiter == nil else { return state.takeWaiter() }
            state.events.append(event)
            if state.events.count > Self.limit { state.events.removeFirst() }
            return nil
        }
        waiter?.resume(returning: event)
    }

    /// No event follows; those that are kept can still be taken.
    func close() {
        let waiter = state.withLock { state in
            state.isClosed = true
            return state.takeWaiter()
        }
        waiter?.resume(returning: nil)
    }

    /// Resumes `continuation` with the next event; with nil after the last one, or when its task is cancelled.
    func next(_ continuation: CheckedContinuation<Event?, Never>) {
        let (event, isOver) = state.withLock { state -> (Event?, Bool) in
            if !state.events.isEmpty { return (state.events.removeFirst(), true) }
            // One at a time: a second one who waits is sent away.
            if state.isClosed || Task.isCancelled || state.waiter != nil { return (nil, true) }
            state.waiter = continuation
            return (nil, false)
        }
        if isOver { continuation.resume(returning: event) }
    }

    /// Sends away whoever waits.
    func cancel() {
        state.withLock { $0.takeWaiter() }?.resume(returning: nil)
    }
}

/// Keys, mouse, sizes and signals of a terminal in their order, for one consumer.
///
/// Ends with ``TerminalSession/close()``, after ``Event/closed``, and when the task is cancelled. Whoever runs on the
/// terminal's own thread (``TerminalSession/run(_:)``) waits without another thread.
public struct TerminalEvents: AsyncSequence, Sendable {
    let session: TerminalSession

    public struct Iterator: AsyncIteratorProtocol {
        let session: TerminalSession

        public mutating func next() async -> Event? { await session.nextEvent() }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> Event? {
            await session.nextEvent()
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(session: session) }
}
