internal import Collection
internal import Metrics

/// Tells by every channel what the database says is to be told.
struct AlertMessenger: Sendable {
    private let queues: [AlertQueue]
    private let store: AlertStore

    init(
        _ channels: [any AlertChannel], store: AlertStore, clock: any WallClock,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        queues = channels.map { AlertQueue($0, store: store, clock: clock, report: report) }
    }

    /// The names of the channels.
    var channels: [String] { queues.map(\.channel.name) }

    /// There is something new to tell.
    func ring() {
        for queue in queues { queue.ring() }
    }

    /// Tells what is stored nowhere, and so is lost with this process.
    func tell(_ message: AlertMessage) {
        for queue in queues { queue.tell(message) }
    }

    /// Looks again at what waits: a rule may be quiet no longer.
    func ringAgain() {
        for queue in queues where queue.isWaiting { queue.ring() }
    }

    /// Tells until the task is cancelled, at first what an earlier process could not.
    ///
    /// Every channel has its own turn, so that a web server that hangs holds up no bell.
    func run() async {
        try? store.adopt(channels)
        await withDiscardingTaskGroup { group in
            for queue in queues { group.addTask { await queue.run() } }
        }
    }
}
