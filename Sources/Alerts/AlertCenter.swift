public import Analysis
public import Collection
public import History
internal import Metrics
internal import Storage

/// Watches what is recorded, stores when a rule fires and when that is over, and tells of it.
///
/// Whoever collects runs it, for as long as it collects, and has it look now and then, for absences have no notice:
///
///     let center = AlertCenter(rules: settings.alerts.rules, history: history, store: store, channels: channels)
///     await center.run()
public actor AlertCenter {
    private let history: History
    private let derivation: Derivation
    let store: AlertStore
    private let clock: any WallClock
    let messenger: AlertMessenger
    private let asks: @Sendable (SourceID) -> Bool
    private let changed: @Sendable () -> Void
    private var watches: [AlertWatch] = []
    private var storageWatch = StorageWatch()
    /// What was wrong with the database at the last look; nil when nothing was.
    public private(set) var problem: String?
    /// The last look, by the clock and by the time for which the machine was awake.
    private var lastLook: (time: Timestamp, awake: Duration)

    /// Makes a center that has not looked at anything yet.
    ///
    /// `derivation` computes the figures of those rules that watch what nobody measures, every ten minutes. `asks` tells
    /// whether a source is asked at present: one that is paused or gone fails no longer. `changed` is called whenever something began or ceased to fire, of which `channels` do not hear while it is to be
    /// quiet. `report` is told in a sentence of what could not be delivered.
    public init(
        rules: [AlertRule], history: History, derivation: Derivation, store: AlertStore,
        channels: [any AlertChannel], clock: any WallClock = SystemClock(),
        asks: @escaping @Sendable (SourceID) -> Bool = { _ in true },
        changed: @escaping @Sendable () -> Void = {},
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.history = history
        self.derivation = derivation
        self.store = store
        self.clock = clock
        self.asks = asks
        self.changed = changed
        messenger = AlertMessenger(channels, store: store, clock: clock, report: report)
        lastLook = (clock.now(), clock.awake())
        watches = rules.map { AlertWatch($0, from: clock.now()) }
    }

    /// Other rules, as after a change of the configuration.
    ///
    /// What fires under a name that is gone, or that asks for something else now, is over.
    public func replace(rules: [AlertRule]) {
        let conditions = Dictionary(rules.map { ($0.name, $0.condition) }) { first, _ in first }
        let changed = Set(
            watches.map(\.rule).filter { conditions[$0.name] ?? $0.condition != $0.condition }.map(\.name))
        if !changed.isEmpty {
            attempt { now in
                for event in try store.firing() where !event.isFinding && changed.contains(event.rule) {
                    try end(event.rule, at: now)
                }
            }
        }
        let known = Dictionary(watches.map { ($0.rule, $0) }) { first, _ in first }
        watches = rules.map { known[$0] ?? AlertWatch($0, from: clock.now()) }
        look()
    }

    /// Looks at the start and at everything that this process records, until the task is cancelled.
    public func run() async {
        // A hundred polls in a second are one reason to look.
        let (reasons, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let notices = history.notices()
        continuation.yield()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in notices { continuation.yield() } }
            group.addTask { [messenger] in await messenger.run() }
            for await _ in reasons { look() }
            group.cancelAll()
        }
    }

    /// Looks at everything that was recorded since the last look.
    public func look() {
        leaveOutSleep()
        attempt { now in
            let names = Set(watches.map(\.rule.name))
            var firing: [String: AlertEvent] = [:]
            for event in try store.firing() {
                firing[event.rule] = event
                // Its rule is gone, and so is its reason.
                if !event.isFinding, !names.contains(event.rule) { try end(event.rule, at: now) }
            }
            for index in watches.indices {
                let rule = watches[index].rule
                let look = try watches[index].look(
                    at: history, derivation, now: now, firing: firing[rule.name], asks: asks)
                try apply(look, to: rule)
            }
        }
        watch(storage: nil)
        messenger.ringAgain()
    }

    /// Takes that something could not be stored, which is told at once and by nothing but the channels.
    ///
    /// With nil nothing is said of it; it is over when nothing has failed for a minute.
    public func watch(storage trouble: String?) {
        if let message = storageWatch.take(trouble, at: clock.now()) { messenger.tell(message) }
    }

    /// What was not measured because the machine slept, or the clock was set, is missed by no rule.
    private func leaveOutSleep() {
        let look = (time: clock.now(), awake: clock.awake())
        let slept = (look.time - lastLook.time) - (look.awake - lastLook.awake)
        lastLook = look
        for index in watches.indices { watches[index].leaveOut(slept) }
    }

    /// Does something with the database; what fails is done again with the next reason.
    func attempt(_ body: (Timestamp) throws -> Void) {
        do {
            try body(clock.now())
            problem = nil
        } catch {
            problem = "\(error)"
            watch(storage: problem)
        }
    }

    private func apply(_ look: AlertWatch.Look, to rule: AlertRule) throws {
        if let values = look.values {
            try store.update(rule.name, last: values.last, lowest: values.lowest, highest: values.highest)
        }
        switch look.change {
        case .fired(let since, let time, let value):
            let event = try store.begin(
                rule, since: since, at: time, value: value, channels: messenger.channels)
            if event != nil { tell() }
        case .ended(let time, let value): try end(rule.name, at: time, value: value)
        case nil: break
        }
    }

    /// Ends what fires under a name, by a value where there is one.
    func end(_ name: String, at time: Timestamp, value: Double? = nil) throws {
        if try store.end(name, at: time, value: value) != nil { tell() }
    }

    /// Tells of what is stored.
    func tell() {
        changed()
        messenger.ring()
    }
}
