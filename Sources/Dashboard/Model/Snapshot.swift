internal import Alerts
internal import Catalog
internal import Collection
internal import Documents
internal import Evaluation
internal import History
internal import Metrics

/// Everything that one frame is drawn from, of one moment.
struct Snapshot: Sendable {
    var now: Timestamp { didSet { shelf = Shelf() } }
    /// What was asked for; nil while nothing of a page has been read.
    var query: Query? { didSet { shelf = Shelf() } }
    /// Every source of the catalog, in its order.
    var sources: [SourceRow] = [] { didSet { shelf = Shelf() } }
    /// In the catalog's order.
    var networks: [NetworkSummary] = [] { didSet { shelf = Shelf() } }
    var detail: NetworkDetail? { didSet { shelf = Shelf() } }
    /// What the page's chart shows.
    var chart: ChartModel?
    var prices: PriceSummary? { didSet { shelf = Shelf() } }
    var latency: LatencyDetail? { didSet { shelf = Shelf() } }
    var latencies: [LatencySummary] = [] { didSet { shelf = Shelf() } }
    /// What fires while nobody has acknowledged it and no one keeps it quiet.
    var alarms: [AlertEvent] = [] { didSet { shelf = Shelf() } }
    var events: [AlertEvent] = [] { didSet { shelf = Shelf() } }
    /// How the chosen one was told.
    var deliveries: [AlertDelivery] = [] { didSet { shelf = Shelf() } }
    /// Until when nothing is told of a rule.
    var snoozes: [String: Timestamp] = [:] { didSet { shelf = Shelf() } }
    /// The newest samples of what the rules watch.
    var watched: [Series: Latest] = [:] { didSet { shelf = Shelf() } }
    /// Those of the configuration.
    var rules: [AlertRule] = [] { didSet { shelf = Shelf() } }
    /// The names of those that were made here, and can be taken away here.
    var rulesOfScreen: Set<String> = [] { didSet { shelf = Shelf() } }
    /// What the rule that is being made, or is chosen, would have done.
    var trial: AlertTrial?
    /// What this process has done lately, the newest first.
    var log: [LogEntry] = [] { didSet { shelf = Shelf() } }
    /// What is stored of polls, on the screen that tells of them.
    var polls = PollLog() { didSet { shelf = Shelf() } }
    var projects: [ProjectSummary] = [] { didSet { shelf = Shelf() } }
    var desk: AssessmentDesk?
    /// How the draft of *Assess* comes out.
    var outlook: Outlook?
    /// What moved since projects were assessed, by the project.
    var drifts: [String: [Evaluation.Drift]] = [:] { didSet { shelf = Shelf() } }
    /// Those in force, on screens that weigh their questions.
    var rubrics: [Rubric] = [] { didSet { shelf = Shelf() } }
    /// What is marked for the comparison and nobody has assessed yet, by its name.
    var uncompared: [String] = []
    var comparison: ComparisonDetail? { didSet { shelf = Shelf() } }
    var fit: FitDetail?
    /// The screen of the chosen entry, where that is shown beside the list: one, or none.
    var preview: [Snapshot] = []
    /// How far the past is filled in; nil when it is, or when somebody else does.
    var backfill: BackfillProgress?
    /// What is wrong with the definitions, or with the database.
    var problems: [String] = []
    var circumstances = Circumstances() { didSet { shelf = Shelf() } }
    /// Whether somebody else collects into the same database.
    var isReader = false { didSet { shelf = Shelf() } }
    /// Why the newest answer could not be stored; nil when it was.
    var storageTrouble: String?
    /// Whether all figures are recorded or generated, which every screen then says.
    var isDemo = false

    /// The lists that were made of this; whatever they show of it empties the shelf when it changes.
    private(set) var shelf = Shelf()

    init(now: Timestamp) { self.now = now }

    /// The same with an empty shelf: a list that holds what it was made of and lies in the shelf of that would keep both
    /// for ever.
    var withoutShelf: Snapshot {
        var snapshot = self
        snapshot.shelf = Shelf()
        return snapshot
    }

    /// The time that its lists look back over.
    var range: NamedRange { query?.range ?? .month }

    /// With what no reading tells, taken from another of the same program.
    func besides(_ other: Snapshot) -> Snapshot {
        var all = self
        all.take(Matters(of: other))
        all.outlook = other.outlook
        return all
    }

    /// What is known without any reading, on every page.
    struct Matters: Sendable {
        var log: [LogEntry] = []
        var drifts: [String: [Evaluation.Drift]] = [:]
        var backfill: BackfillProgress?
        var rules: [AlertRule] = []
        var rulesOfScreen: Set<String> = []
        var isReader = false
        var circumstances = Circumstances()
        var storageTrouble: String?

        init() {}

        fileprivate init(of snapshot: Snapshot) {
            (log, drifts, backfill) = (snapshot.log, snapshot.drifts, snapshot.backfill)
            (rules, rulesOfScreen) = (snapshot.rules, snapshot.rulesOfScreen)
            (isReader, storageTrouble) = (snapshot.isReader, snapshot.storageTrouble)
            circumstances = snapshot.circumstances
        }
    }

    mutating func take(_ matters: Matters) {
        (log, drifts, backfill) = (matters.log, matters.drifts, matters.backfill)
        (rules, rulesOfScreen) = (matters.rules, matters.rulesOfScreen)
        (isReader, storageTrouble) = (matters.isReader, matters.storageTrouble)
        circumstances = matters.circumstances
        tellStorageTrouble()
        chart?.mark(rules)
    }

    /// Tells each source's row whether what it was asked for last is stored, while not everything is.
    private mutating func tellStorageTrouble() {
        guard storageTrouble != nil || sources.contains(where: { $0.storageTrouble != nil }) else { return }
        let newest = storageTrouble == nil ? [] : log
        let isStored = Dictionary(
            newest.map { ($0.subject, $0.isStored) }, uniquingKeysWith: { first, _ in first })
        sources = sources.map {
            $0.with(storageTrouble: isStored[$0.id] == false ? storageTrouble : nil)
        }
    }

    /// A page of which nothing is known yet, beside what is known everywhere.
    func blank() -> Snapshot {
        var page = Snapshot(now: now).besides(self)
        (page.sources, page.alarms, page.problems, page.isDemo) = (sources, alarms, problems, isDemo)
        return page
    }

    /// Sources whose figures are as young as their schedule promises.
    var freshCount: Int { sources.count { $0.health == .ok } }

    /// Whether no source can be reached, however fresh the figures of slow ones still are.
    ///
    /// Since anything was last answered, a tenth of the sources and at least three were asked without as much as an
    /// HTTP status, all of it in the last ten minutes: pauses are at most five minutes long meanwhile.
    var isOutage: Bool {
        // Without its key a source is not asked at all.
        let asked = sources.filter {
            if case .needsKey? = $0.record?.last.outcome { false } else { $0.record != nil }
        }
        let answered = asked.compactMap { $0.record?.lastAnswer }.max()
        let unanswered = asked.count { row in
            guard let last = row.record?.last else { return false }
            return !last.isAnswered && now - last.time <= .seconds(600)
                && last.time > answered ?? Timestamp(milliseconds: .min)
        }
        return unanswered >= max(3, asked.count / 10)
    }

    /// The alarms that are about a network, its figures or its sources; not what was found of a project of its name.
    func alarms(of network: String) -> [AlertEvent] {
        alarms.filter { alarm in
            !alarm.isFinding && ["\(network) ", "\(network)/"].contains(where: alarm.subject.hasPrefix)
        }
    }

    /// Whether nobody is told of a rule until somebody unmutes it.
    func isMuted(_ rule: String) -> Bool { snoozes[rule]?.isMuted(at: now) ?? false }

    /// Whether nobody is told of a rule for a while.
    func isSnoozed(_ rule: String) -> Bool { !isMuted(rule) && snoozes[rule].map { $0 > now } ?? false }

    func sources(of network: String) -> [SourceRow] { sources.filter { $0.source.network == network } }
}

/// What this process runs under.
struct Circumstances: Sendable {
    /// What is wrong with the configuration; nil while all of it is followed.
    var refusal: DocumentError?
    /// Whether the rules of alerts are those of the files.
    var knowsRules = true
    /// Whether nothing at all was stored when this process began, less than a minute ago.
    var isFirstStart = false
    /// The keys of the settings, for sentences of lists that are made once a snapshot.
    var keys = KeyMap.standard
    /// What was set in the palette.
    var looks = Looks()
    /// The number of the process that collects, when it is another one and has said so.
    var collectingProcess: Int?
    /// Whether what is left of a back-fill is paused.
    var isFillingPaused = false
    /// That it has stored nothing for longer than it should.
    var silence: Silence?
}

extension SourceRecord {
    /// When anybody answered last, well or not; nil where nobody did of the polls that it knows.
    fileprivate var lastAnswer: Timestamp? {
        let newest = last.isAnswered ? last.time : nil
        return [newest, lastGood?.time].compactMap(\.self).max()
    }
}

extension PollRecord {
    /// Whether anybody answered, well or not.
    var isAnswered: Bool { outcome.isGood || status != nil }
}
