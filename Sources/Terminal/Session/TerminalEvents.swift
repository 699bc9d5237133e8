internal import Threads

/// Keys, mouse, sizes and signals of a terminal in their order, for one consumer.
///
/// Ends with ``TerminalSession/close()``, after ``Event/closed``, and when the task is cancelled. Whoever runs on the
/// terminal's own thread (``TerminalSession/run(_:)``) waits without another thread.
public struct TerminalEvents: AsyncSequence, Sendable {
    let mailbox: Mailbox<Event>

    public struct Iterator: AsyncIteratorProtocol {
        var events: Mailbox<Event>.Iterator

        public mutating func next() async -> Event? { await events.next() }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> Event? {
            await events.next(isolation: actor)
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(events: mailbox.makeAsyncIterator()) }
}
