internal import Collection
internal import Metrics
internal import Storage

/// Tells messages by every channel, a few at a time, and stores how that went.
struct AlertMessenger: Sendable {
    private let channels: [any AlertChannel]
    private let store: AlertStore
    private let clock: any WallClock
    /// Is told of what could not be delivered.
    private let report: @Sendable (String) -> Void
    private let messages: AsyncStream<AlertMessage>
    private let continuation: AsyncStream<AlertMessage>.Continuation

    /// The pauses between attempts.
    private static let pauses: [Duration] = [.seconds(1), .seconds(10), .seconds(60)]

    init(
        _ channels: [any AlertChannel], store: AlertStore, clock: any WallClock,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.report = report
        self.channels = channels
        self.store = store
        self.clock = clock
        // More than anybody reads: of a flood the newest are told.
        (messages, continuation) = AsyncStream.makeStream(
            of: AlertMessage.self, bufferingPolicy: .bufferingNewest(100))
    }

    /// Takes a message; ``run()`` tells it.
    func tell(_ message: AlertMessage) {
        continuation.yield(message)
    }

    /// What fires and has not been told, by the channel that is to tell it: its process ended before it could.
    ///
    /// A channel that is new tells nothing of what another has told already.
    func untold() -> [(channel: Int, message: AlertMessage)] {
        guard !channels.isEmpty, let firing = try? store.firing() else { return [] }
        return firing.filter { $0.acknowledged == nil }.flatMap { event in
            let deliveries = (try? store.deliveries(of: event.id)) ?? []
            let told = Set(deliveries.filter { $0.error == nil }.map(\.channel))
            let tried = Set(deliveries.map(\.channel))
            return channels.indices.filter { index in
                let name = channels[index].name
                return !told.contains(name) && (told.isEmpty || tried.contains(name))
            }
            .map { ($0, AlertMessage(event, .fired)) }
        }
    }

    /// Tells messages until the task is cancelled, at first those that an earlier process left ``untold()``.
    ///
    /// Every channel has its own turn, so that a web server that hangs holds up no bell.
    func run(first: [(channel: Int, message: AlertMessage)] = []) async {
        await withDiscardingTaskGroup { group in
            let queues = channels.map { channel in
                let (queue, continuation) = AsyncStream.makeStream(
                    of: AlertMessage.self, bufferingPolicy: .bufferingNewest(100))
                group.addTask { for await message in queue { await deliver(message, by: channel) } }
                return continuation
            }
            for (channel, message) in first where !isSnoozed(message) { queues[channel].yield(message) }
            for await message in messages where !isSnoozed(message) {
                for queue in queues { queue.yield(message) }
            }
            for queue in queues { queue.finish() }
            group.cancelAll()
        }
    }

    private func isSnoozed(_ message: AlertMessage) -> Bool {
        let until = (try? store.snoozes())?[message.event.rule]
        return until.map { clock.now() < $0 } ?? false
    }

    private func deliver(_ message: AlertMessage, by channel: any AlertChannel) async {
        for attempt in 0..<channel.attempts {
            if attempt > 0 {
                await clock.sleep(until: clock.now() + Self.pauses[min(attempt - 1, Self.pauses.count - 1)])
            }
            guard !Task.isCancelled else { return }
            do {
                try await channel.deliver(message)
                note(message, channel, nil)
                return
            } catch {
                note(message, channel, error.description)
                guard error.isPassing else { return }
            }
        }
    }

    private func note(_ message: AlertMessage, _ channel: any AlertChannel, _ error: String?) {
        if let error { report("the alert '\(message.event.rule)' was not told by \(channel.name): \(error)") }
        // What cannot be stored has still been told.
        try? store.note(
            AlertDelivery(event: message.event.id, channel: channel.name, time: clock.now(), error: error))
    }
}
