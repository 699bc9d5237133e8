public import Alerts
public import Analysis
public import Catalog
public import Collection
public import Configuration
internal import Documents
public import Evaluation
public import History
internal import Metrics
internal import Reporting
public import Storage
public import Terminal
internal import Text
internal import Threads

/// The dashboard: screens on a terminal, kept up to date while a collector works.
public struct Dashboard: Sendable {
    /// What it shows and works with.
    public struct Setup: Sendable {
        public var catalog: Catalog
        public var history: History
        public var assessments: AssessmentStore
        /// Reads the rubrics, when they are first needed; the first screen does without.
        public var rubrics: @Sendable () throws -> [Rubric]
        /// Reads what prices may be compared, when one is first needed; nil when the files cannot be used.
        public var priceRules: @Sendable () -> PriceRules?
        /// Runs while the dashboard is open; nil when another process collects into the database.
        public var collector: Collector?
        /// Waits until that process has ended; what it gives goes on in its place.
        ///
        /// Without it nothing does.
        public var successor: (@Sendable () async -> Successor?)?
        /// Which process that is, where it is known.
        public var holder: @Sendable () -> CollectionLease.Holder? = { nil }
        public var alerts: AlertStore
        /// What tells of alerts beside the terminal.
        public var channels: @Sendable (Settings) -> [any AlertChannel] = { _ in [] }
        /// Who answers, as it stands in reports.
        public var assessor: String
        /// Read at the start, and again whenever it has changed.
        public var configuration: ConfigurationFile
        public var themes: ThemeLibrary
        /// Where the dashboard remembers between two starts what the reader has chosen; nil for nowhere.
        public var memory: String?
        /// Marks every screen, for nothing of a demo is measured.
        public var isDemo = false
        /// Where the templates of reports and the founder fit are read from.
        public var rubricFolders: RubricFolders
        /// Where the answers to the founder fit are kept, as a file that `assay fit` reads; nil for nowhere.
        public var fitFile: String?
        /// Assay's own, for reports.
        public var version = ""
        public var clock: any WallClock = SystemClock()
        /// Whether every frame waits for all that it shows, which otherwise follows.
        public var isPatient = false

        public init(
            catalog: Catalog, history: History, assessments: AssessmentStore,
            rubrics: @escaping @Sendable () throws -> [Rubric], rubricFolders: RubricFolders,
            priceRules: @escaping @Sendable () -> PriceRules?, collector: Collector?, alerts: AlertStore,
            assessor: String,
            configuration: ConfigurationFile, themes: ThemeLibrary
        ) {
            self.catalog = catalog
            self.history = history
            self.assessments = assessments
            self.rubrics = rubrics
            self.rubricFolders = rubricFolders
            self.priceRules = priceRules
            self.collector = collector
            self.alerts = alerts
            self.assessor = assessor
            self.configuration = configuration
            self.themes = themes
        }
    }

    /// What collects from now on, and the right to.
    public struct Successor: Sendable {
        let collector: Collector
        let lease: CollectionLease

        public init(_ collector: Collector, lease: CollectionLease) {
            (self.collector, self.lease) = (collector, lease)
        }
    }

    /// The names that the configuration gives keys to, each with the screens that have it.
    public static var actionScreens: [String: Set<String>] {
        Dictionary(
            uniqueKeysWithValues: Action.all.map { action in
                (action.command.rawValue, Set(action.screens.map(\.title.string)))
            })
    }

    private let setup: Setup

    /// Makes a dashboard; nothing is shown yet.
    public init(_ setup: Setup) { self.setup = setup }

    /// Shows the screens until the reader quits, a signal ends the process or the terminal is lost.
    ///
    /// - Throws: what keeps the terminal from being used.
    public func run(on session: TerminalSession, options: TerminalOptions) async throws(TerminalError) {
        var appearance = Appearance(
            setup.configuration, themes: setup.themes,
            looks: setup.memory.flatMap(Looks.init(rememberedIn:)) ?? Looks(), wishes: options)
        appearance.traits = try await session.open(appearance.options)
        let library = Library(setup)
        // All of it on the terminal's own thread: a second in which nothing happens then wakes no other.
        await session.run { [appearance] in await work(on: $0, library, appearance) }
        await session.close()
    }

    private func work(
        on session: isolated TerminalSession, _ library: Library, _ appearance: Appearance
    ) async {
        var loop = await DashboardLoop(setup, library, appearance)
        session.send(.title(setup.isDemo ? "Assay (DEMO)" : "Assay"))
        session.show(loop.frame)
        // Only now: nothing is to keep the first frame waiting. At the end nobody would read why it cannot be kept.
        loop.remember()
        await withDiscardingTaskGroup { group in
            let inputs = Mailbox<DashboardLoop.Input>()
            let findDrifts = { @Sendable [setup, library = loop.library] in
                let drifts = library.findDrifts(until: setup.clock.now())
                inputs.post(.drifts(drifts))
                return drifts.map(\.finding)
            }
            // Who collects tells of alerts, and nobody else.
            let collects = Locked(setup.collector != nil)
            let isRead = loop.whenRead()
            group.addTask { [setup, library = loop.library] in
                // To begin takes much of a small machine, which the first screen needs before.
                for await _ in isRead {}
                let successor = setup.collector == nil ? await setup.successor?() : nil
                guard let collector = setup.collector ?? successor?.collector else { return }
                if successor != nil {
                    collects.withLock { $0 = true }
                    inputs.post(.tookOver(collector))
                }
                // Not every alert comes with something recorded: an absence, or a drift, does not.
                let service = settingsService(library.derivation, session, collector, findDrifts) {
                    inputs.post(.news)
                }
                async let alerts: Void = service.run()
                await collector.run(
                    report: { report in
                        if let error = report.storageError { service.note(storage: "\(error)") }
                        inputs.post(.report(report))
                    }, progress: { inputs.post(.backfill($0)) })
                await alerts
                withExtendedLifetime(successor) {}
            }
            session.forward { inputs.post(.event($0)) }
            loop.forward { inputs.post($0) }
            group.addTask { [setup] in
                for await _ in setup.history.notices() { inputs.post(.news) }
            }
            loop.prepare()
            group.addTask { [setup] in
                // From then on the alerts ask for it.
                while !Task.isCancelled, !collects.withLock({ $0 }) {
                    _ = findDrifts()
                    await setup.clock.sleep(until: setup.clock.now() + .seconds(600))
                }
            }
            await withTaskExecutorPreference(session.executor, isolation: session) {
                await follow(inputs, with: &loop, on: session)
            }
            group.cancelAll()
        }
    }

    private func settingsService(
        _ derivation: Derivation, _ session: TerminalSession, _ collector: Collector,
        _ findings: @escaping @Sendable () async -> [AlertFinding],
        changed: @escaping @Sendable () -> Void
    ) -> SettingsService {
        SettingsService(
            setup.configuration, history: setup.history, derivation: derivation,
            store: setup.alerts,
            channels: { [setup] settings in
                let delivery = settings.delivery
                let terminal = TerminalChannel { message in
                    if delivery.bell { await session.send(.bell) }
                    if delivery.notify {
                        await session.send(.notify(title: "Assay", body: SafeText(message.text)))
                    }
                }
                return [terminal] + setup.channels(settings)
            }, findings: findings, clock: setup.clock, asks: collector.asks, changed: changed)
    }

    private func follow(
        _ inputs: Mailbox<DashboardLoop.Input>, with loop: inout DashboardLoop,
        on session: isolated TerminalSession
    ) async {
        for await input in inputs {
            var (next, picture) = (Optional(input), Grid?.none)
            while let input = next {
                next = nil
                switch await loop.take(input) {
                case .changed: (picture, next) = loop.draw()
                case .unchanged: break
                case .quit:
                    loop.remember()
                    return
                }
            }
            session.follow(loop.options)
            for request in loop.takeRequests() { session.send(request) }
            if let picture { session.show(picture) }
        }
    }
}
