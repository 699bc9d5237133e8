internal import Threads

/// Hands every notice to everyone who listens.
final class NoticeBoard: Sendable {
    private struct Listeners {
        var next = 0
        var all: [Int: AsyncStream<Notice>.Continuation] = [:]
    }

    private let listeners = Locked(Listeners())

    deinit {
        for listener in listeners.withLock({ Array($0.all.values) }) { listener.finish() }
    }

    func stream() -> AsyncStream<Notice> {
        let (stream, listener) = AsyncStream.makeStream(
            of: Notice.self, bufferingPolicy: .bufferingNewest(100))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.all[listeners.next] = listener
            return listeners.next
        }
        listener.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.all.removeValue(forKey: number) }
        }
        return stream
    }

    func post(_ notice: Notice) {
        for listener in listeners.withLock({ Array($0.all.values) }) { listener.yield(notice) }
    }
}
