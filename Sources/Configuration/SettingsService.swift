public import Alerts
public import Analysis
public import Collection
public import History
internal import Metrics
internal import Threads

/// Does beside collecting what the configuration says, and what it says after each change: an ``AlertCenter`` watches, and
/// samples are kept for so long.
public struct SettingsService: Sendable {
    private let file: ConfigurationFile
    private let findings: @Sendable () async -> [AlertFinding]
    private let history: History
    private let center: @Sendable (Settings) -> AlertCenter
    private let clock: any WallClock
    private let report: @Sendable (String) -> Void
    /// What could not be stored last and was not told yet.
    private let storageTrouble = Locked<String?>(nil)

    /// How often it looks whether the configuration has changed, and for absences.
    private static let pace = Duration.seconds(5)
    /// How often others are asked what they found: they read months.
    private static let pause = Duration.seconds(600)

    /// Makes a service; nothing is watched yet.
    ///
    /// The file is read at the start; one that is wrong counts once it is right, and until it was right once nothing
    /// is watched, and nothing kept for a shorter time than before. `channels` tell of alerts, by the settings, and `findings` are asked every ten minutes for what
    /// else holds. `asks` tells whether a source is asked at present. `changed` is called whenever something began or ceased to fire, also where nobody is told of it.
    /// `report` is told in a sentence of each change of the file, and of alerts that could not be delivered.
    public init(
        _ file: ConfigurationFile, history: History, derivation: Derivation, store: AlertStore,
        channels: @escaping @Sendable (Settings) -> [any AlertChannel],
        findings: @escaping @Sendable () async -> [AlertFinding], clock: any WallClock = SystemClock(),
        asks: @escaping @Sendable (SourceID) -> Bool = { _ in true },
        changed: @escaping @Sendable () -> Void = {}, report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.report = report
        self.file = file
        self.history = history
        self.findings = findings
        self.clock = clock
        center = { settings in
            AlertCenter(
                rules: settings.alerts, history: history, derivation: derivation, store: store,
                channels: channels(settings), clock: clock, asks: asks, changed: changed, report: report)
        }
    }

    /// Takes why something could not be stored, which is told without any rule.
    public func note(storage trouble: String) { storageTrouble.withLock { $0 = trouble } }

    /// Serves until the task is cancelled.
    public func run() async {
        var file = file
        try? file.read()
        // A rule that fires is not over because the file that holds it is wrong.
        while !Task.isCancelled, !file.isKnown {
            await clock.sleep(until: clock.now() + Self.pace)
            _ = look(&file)
        }
        while !Task.isCancelled { await run(&file) }
    }

    /// Looks at the file, and reports what has changed.
    private func look(_ file: inout ConfigurationFile) -> ConfigurationFile.News {
        let news = file.look()
        switch news {
        case .nothing: break
        case .changed:
            report(
                file.isThere
                    ? "\(file.path) has changed and is followed"
                    : "\(file.path) is gone: all but rules made on screens is as it comes")
        case .refused(let error): report("\(error); what was set before stays")
        }
        return news
    }

    /// Has samples kept for as long as is set.
    private func keep(_ retention: Retention) {
        do {
            guard try history.retention != retention else { return }
            try history.keep(retention)
            report("kept from now on: \(retention)")
        } catch {
            report("how long samples are kept cannot be set: \(error)")
        }
    }

    /// Until alerts are to be told in another way.
    private func run(_ file: inout ConfigurationFile) async {
        keep(file.settings.retention)
        let delivery = file.settings.delivery
        let center = center(file.settings)
        await withDiscardingTaskGroup { group in
            group.addTask { await center.run() }
            group.addTask {
                while !Task.isCancelled {
                    let found = await findings()
                    // A search that was broken off has missed some, which are not over for that.
                    if Task.isCancelled { return }
                    await center.replace(findings: found)
                    await clock.sleep(until: clock.now() + Self.pause)
                }
            }
            while !Task.isCancelled, file.settings.delivery == delivery {
                await clock.sleep(until: clock.now() + Self.pace)
                if let trouble = storageTrouble.withLock({ exchange(&$0, with: nil) }) {
                    await center.watch(storage: trouble)
                }
                if case .changed(let settings) = look(&file) {
                    guard settings.delivery == delivery else { break }
                    keep(settings.retention)
                    await center.replace(rules: settings.alerts)
                } else {
                    await center.look()
                }
            }
            group.cancelAll()
        }
    }
}
