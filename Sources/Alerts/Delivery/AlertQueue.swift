internal import Collection
internal import Metrics
internal import Threads

/// Tells by one channel what it is to tell, and tries again what failed for as long as it is to be told.
struct AlertQueue: Sendable {
    let channel: any AlertChannel
    private let store: AlertStore
    private let clock: any WallClock
    /// Is told of what could not be delivered.
    private let report: @Sendable (String) -> Void
    private let reasons: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation
    /// From when on it is worth looking again at what waits; nil when nothing does.
    private let again = Locked<Timestamp?>(nil)
    /// What is to be told and stored nowhere, the oldest first.
    private let unstored = Locked<[AlertMessage]>([])

    /// The pauses after failures in a row; the last one is kept.
    private static let pauses: [Duration] = [1, 10, 60, 300, 900, 3_600].map { .seconds($0) }
    /// How often it looks whether somebody has ended a snooze before its time.
    private static let pace = Duration.seconds(5)
    /// What ended longer ago is told to nobody any more.
    private static let memory = Duration.seconds(7 * 86_400)

    init(
        _ channel: any AlertChannel, store: AlertStore, clock: any WallClock,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.channel = channel
        self.store = store
        self.clock = clock
        self.report = report
        (reasons, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Has it look at what is to be told.
    func ring() { bell.yield() }

    /// Tells something that is stored nowhere.
    func tell(_ message: AlertMessage) {
        unstored.withLock { $0.append(message) }
        ring()
    }

    /// Whether something waits that may be told by now.
    var isWaiting: Bool { again.withLock { $0 }.map { $0 <= clock.now() } ?? false }

    /// Tells until the task is cancelled.
    func run() async {
        var attempts = Attempts()
        await withDiscardingTaskGroup { group in
            ring()
            var alarm: Timestamp?
            for await _ in reasons {
                guard let next = await pass(&attempts), alarm.map({ $0 <= clock.now() || next < $0 }) ?? true
                else { continue }
                alarm = next
                group.addTask {
                    await clock.sleep(until: next)
                    ring()
                }
            }
            group.cancelAll()
        }
    }

    /// How often each was tried, and what this process does not try again.
    private struct Attempts {
        struct Key: Hashable {
            let event: Int64
            let state: AlertMessage.State

            init(_ message: AlertMessage) { (event, state) = (message.event.id, message.state) }
        }

        var over: Set<Key> = []
        private var failures: [Key: (count: Int, next: Timestamp)] = [:]

        /// When it may be tried again.
        func next(_ key: Key) -> Timestamp? { failures[key]?.next }

        mutating func fail(_ key: Key, now: Timestamp, wait: Duration?) {
            let count = failures[key]?.count ?? 0
            let longest = pauses[pauses.count - 1]
            let pause = max(pauses[min(count, pauses.count - 1)], min(wait ?? .zero, longest))
            failures[key] = (count + 1, now + pause)
        }
    }

    /// Tells all that can be told now.
    ///
    /// - Returns: When there is more to do; nil when nothing waits.
    private func pass(_ attempts: inout Attempts) async -> Timestamp? {
        let unstored = unstored.withLock { $0 }.map { AlertTelling(message: $0, quietUntil: nil) }
        let stored = try? store.untold(by: channel.name, endedSince: clock.now() - Self.memory)
        if stored == nil, unstored.isEmpty { return clock.now() + .seconds(60) }
        let open = (unstored + (stored ?? [])).filter { !attempts.over.contains(.init($0.message)) }
        again.withLock { $0 = open.isEmpty ? nil : clock.now() }
        var next: Timestamp?
        defer { if let next { again.withLock { $0 = min(next, clock.now() + Self.pace) } } }
        for telling in open {
            let key = Attempts.Key(telling.message)
            let due = [telling.quietUntil, attempts.next(key)].compactMap(\.self).max()
            if let due, due > clock.now() {
                next = min(next ?? due, due)
                continue
            }
            await deliver(telling.message, &attempts)
            if Task.isCancelled { return nil }
            if attempts.over.contains(key) {
                self.unstored.withLock { $0.removeAll { $0 == telling.message } }
            }
            if let retry = attempts.next(key), !attempts.over.contains(key) {
                next = min(next ?? retry, retry)
            } else {
                // What has ended meanwhile is the next to be told.
                ring()
            }
        }
        return next
    }

    private func deliver(_ message: AlertMessage, _ attempts: inout Attempts) async {
        let key = Attempts.Key(message)
        do {
            try await channel.deliver(message)
            // What cannot be stored has still been told.
            attempts.over.insert(key)
            note(message, nil)
        } catch {
            // Whoever watches next tells it.
            guard !Task.isCancelled else { return }
            if error.isPassing {
                attempts.fail(key, now: clock.now(), wait: error.wait)
            } else {
                attempts.over.insert(key)
            }
            note(message, error)
        }
    }

    private func note(_ message: AlertMessage, _ error: AlertChannelError?) {
        if let error { report("the alert '\(message.event.rule)' was not told by \(channel.name): \(error)") }
        // What is stored nowhere has no history either.
        guard message.event.id > 0 else { return }
        try? store.note(
            AlertDelivery(
                event: message.event.id, channel: channel.name, time: clock.now(), error: error?.description),
            of: message.state, isOver: error.map { !$0.isPassing } ?? true)
    }
}
