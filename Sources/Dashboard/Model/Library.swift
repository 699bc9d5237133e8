internal import Alerts
internal import Analysis
internal import Catalog
internal import Collection
internal import Evaluation
internal import History
internal import Metrics
internal import Reporting
internal import Storage
internal import Terminal
internal import Threads

/// Reads snapshots from where things are kept; what a page needs it reads itself, see ``Page/read(_:from:into:)``.
struct Library: Sendable {
    let catalog: Catalog
    let history: History
    let assessments: AssessmentStore
    /// Made when a screen first needs them.
    let rubricsInForce: Deferred<[Rubric], any Error>
    /// Read when a price is first compared; nil when the files of prices cannot be used.
    let priceRulesInForce: Deferred<PriceRules?, Never>
    let alerts: AlertStore
    let rubricFolders: RubricFolders
    /// Made when the screen is first opened.
    let fit: Deferred<FounderFit, any Error>
    let fitFile: String?
    let version: String
    let latencies = LatencyBook()
    let trendBook = TrendBook()
    let priceBook = PriceBook()
    let figureBook = FigureBook()
    let projectBook = ProjectBook()
    let comparisonBook = ComparisonBook()
    let trialBook = TrialBook()
    let logBook = LogBook()
    var isDemo = false
    /// Whether what is being read still matters to anybody; asked often by whatever takes long.
    var isWanted: @Sendable () -> Bool = { true }
    /// Takes a page of which some is still to be read, where nothing of it is shown yet.
    var offer: @Sendable (Snapshot) -> Void = { _ in }

    init(_ setup: Dashboard.Setup) {
        catalog = setup.catalog
        history = setup.history
        assessments = setup.assessments
        rubricsInForce = Deferred(setup.rubrics)
        priceRulesInForce = Deferred(setup.priceRules)
        alerts = setup.alerts
        rubricFolders = setup.rubricFolders
        fit = Deferred { [folders = setup.rubricFolders] in
            try FounderFit(in: folders.shipped, user: folders.user)
        }
        fitFile = setup.fitFile
        version = setup.version
        isDemo = setup.isDemo
    }

    /// The rubrics in force.
    ///
    /// - Throws: what is wrong with a rubric's file.
    var rubrics: [Rubric] { get throws { try rubricsInForce.get() } }

    var priceRules: PriceRules? { priceRulesInForce.get() }

    /// The measured figures of projects.
    var evidence: ProjectEvidence { ProjectEvidence(catalog, rules: priceRules, history: history) }

    /// The figures that are computed.
    var derivation: Derivation { Derivation(catalog, rules: priceRules, history: history) }

    /// Reads what `query` asks for; a part that cannot be read is empty and told in the snapshot's problems.
    func snapshot(for query: Query, states: [SourceState], now: Timestamp) -> Snapshot {
        var snapshot = Snapshot(now: now)
        snapshot.query = query
        snapshot.isDemo = isDemo
        snapshot.problems = catalog.problems.map { "\($0)" }
        do {
            snapshot.sources = try sources(states, now: now)
            snapshot.alarms = try alarms(at: now)
            try query.screen.page.read(query, from: self, into: &snapshot)
            try checkWanted()
            snapshot.trial = try query.tried.map {
                try trialBook.trial(of: $0, now: now, in: history, derivation, while: isWanted)
            }
        } catch {
            snapshot.problems.append("\(error)")
        }
        return snapshot
    }

    /// Gives a reading up where nobody wants it any more.
    ///
    /// - Throws: `CancellationError`.
    func checkWanted() throws {
        if !isWanted() { throw CancellationError() }
    }

    private func alarms(at now: Timestamp) throws -> [AlertEvent] {
        let open = try alerts.firing().filter { $0.acknowledged == nil }
        // Mostly there is none, and nothing more to read.
        guard !open.isEmpty else { return [] }
        let snoozes = try alerts.snoozes()
        return open.filter { snoozes[$0.rule] ?? now <= now }
    }

    private func sources(_ states: [SourceState], now: Timestamp) throws -> [SourceRow] {
        let records = Dictionary(
            try history.sources().map { (SourceID(network: $0.network, source: $0.source), $0) },
            uniquingKeysWith: { first, _ in first })
        let states = Dictionary(states.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return catalog.networks.flatMap { network in
            network.sources.map { source in
                let id = SourceID(network: network.id, source: source.id)
                return SourceRow(
                    source: source, networkName: network.name, record: records[id],
                    health: SourceHealth(records[id], of: source, now: now), state: states[id])
            }
        }
    }

    /// The time of a named range that ends at `now`; `all` begins with the first sample that there is.
    func range(_ name: NamedRange, now: Timestamp) throws -> TimeRange {
        if let duration = name.duration { return TimeRange(duration, until: now) }
        let extent = try history.extent
        return TimeRange(extent?.start ?? now - .seconds(86_400), now)
    }

    /// What a chart shows, and all that it could show.
    func windows(_ query: Query, now: Timestamp) throws -> (shown: ChartWindow, limits: ChartWindow) {
        let range = try range(query.range, now: now)
        let all = try self.range(.all, now: now)
        return (
            query.window ?? ChartWindow(start: range.start.seconds, end: range.end.seconds),
            ChartWindow(start: min(all.start.seconds, range.start.seconds), end: all.end.seconds)
        )
    }

    /// The columns of a chart: `count` of them, or one a day where more would be shorter than that.
    func columns(of series: [Series], over window: ChartWindow, count: Int) throws -> [HeldColumns] {
        let days = Int(window.seconds / 86_400)
        let isLong = days * 3 >= count * 2
        let columns = try history.heldColumns(
            series, over: window.range, count: isLong ? min(count, days) : count, byDay: isLong,
            while: isWanted)
        try checkWanted()
        return columns
    }
}

extension ChartWindow {
    var range: TimeRange { TimeRange(Timestamp(seconds: start), Timestamp(seconds: end)) }
}
