internal import Catalog
internal import History
internal import Metrics

/// Asks sources for their past, one request to a host at a time, and keeps what they tell.
struct Backfiller: Sendable {
    let catalog: Catalog
    let networks: Set<String>?
    /// In place of the networks' own.
    let spacing: Duration?
    let inquiry: Inquiry
    let workbench: Workbench
    let history: History
    let clock: any WallClock
    /// Closed while nothing is to be asked.
    let gate: PauseGate

    /// How often one request is made that is told to wait.
    static let patience = 5

    /// Fills the past from `start` on; ends when all is done, or when the task is cancelled.
    ///
    /// What an earlier back-fill has done is not asked for again. `only` narrows it to steps of some sources.
    func run(
        from start: Timestamp, only: @Sendable (Source) -> Bool = { _ in true },
        report: @escaping @Sendable (BackfillProgress) async -> Void
    ) async {
        let begin = clock.now()
        let all = BackfillStep.all(catalog, networks: networks, from: start, now: begin).filter {
            only($0.source)
        }
        let open = open(all, now: begin)
        var pace = BackfillPace()
        for step in open { pace.add(step.host, spacing: spacing(of: step)) }
        let board = ProgressBoard(
            BackfillProgress(total: all.count, skipped: all.count - open.count), pace, clock: clock,
            gate: gate, report: report)
        await board.show()
        let hosts = Dictionary(grouping: open, by: \.host)
        await withDiscardingTaskGroup { group in
            for steps in hosts.values {
                group.addTask { await fill(steps, board) }
            }
        }
    }

    /// Those that it asks.
    var sources: [SourceID] {
        catalog.networks.filter { networks?.contains($0.id) ?? true }.flatMap { network in
            network.histories.map { SourceID($0) }
        }
    }

    /// Whether anything is left to be done.
    func isNeeded(from start: Timestamp) -> Bool {
        let now = clock.now()
        return !open(BackfillStep.all(catalog, networks: networks, from: start, now: now), now: now).isEmpty
    }

    private func spacing(of step: BackfillStep) -> Duration { spacing ?? step.spacing }

    private func open(_ steps: [BackfillStep], now: Timestamp) -> [BackfillStep] {
        let records = Dictionary(
            ((try? history.sources()) ?? []).map { (SourceID(network: $0.network, source: $0.source), $0) },
            uniquingKeysWith: { first, _ in first })
        return steps.compactMap { step in
            step.rest(after: records[SourceID(network: step.source.network, source: step.name)], now: now)
        }
    }

    private func fill(_ steps: [BackfillStep], _ board: ProgressBoard) async {
        /// Sources that have nothing that is older.
        var exhausted: Set<String> = []
        for step in steps {
            if Task.isCancelled { return }
            let series = "\(step.source.id) \(step.entry ?? 0)"
            guard !exhausted.contains(series) else {
                await board.skip(step.host)
                continue
            }
            guard let result = await fill(step) else { return }
            if result.isEmpty, step.source.history?.step != nil { exhausted.insert(series) }
            await board.note(result.report, step.host)
        }
    }

    /// - Returns: nil when it was cut off.
    private func fill(_ step: BackfillStep) async -> (report: BackfillReport, isEmpty: Bool)? {
        var answer: Answer
        var attempts = 0
        repeat {
            answer = await inquiry.ask(
                step.part, spacing: spacing(of: step), blanks: Blanks.values(step.range), gate: gate)
            if Task.isCancelled { return nil }
            attempts += 1
            guard case .failure(let unusable) = answer.result, let wait = unusable.wait,
                wait <= Schedule.longestPause, attempts < Self.patience
            else { break }
            await clock.sleep(until: clock.now() + wait)
            if Task.isCancelled { return nil }
        } while true
        return await workbench.fill(answer, step)
    }
}

/// Counts and tells.
private actor ProgressBoard {
    private var progress: BackfillProgress
    private var pace: BackfillPace
    private let start: Timestamp
    private let clock: any WallClock
    private let gate: PauseGate
    /// How long everything was paused before it began.
    private let pausedBefore: Duration
    private let report: @Sendable (BackfillProgress) async -> Void

    init(
        _ progress: BackfillProgress, _ pace: BackfillPace, clock: any WallClock,
        gate: PauseGate, report: @escaping @Sendable (BackfillProgress) async -> Void
    ) {
        self.progress = progress
        self.pace = pace
        self.clock = clock
        self.gate = gate
        self.report = report
        start = clock.now()
        pausedBefore = gate.closedTime
    }

    func show() async { await report(progress) }

    func skip(_ host: String) async {
        pace.finish(host, isMade: false)
        progress.skipped += 1
        progress.last = nil
        await tell()
    }

    func note(_ result: BackfillReport, _ host: String) async {
        pace.finish(host)
        progress.made += 1
        progress.stored += result.stored
        if result.isFailed { progress.failed += 1 }
        progress.last = result
        await tell()
    }

    private func tell() async {
        // A pause says nothing about the pace.
        progress.elapsed = clock.now() - start - (gate.closedTime - pausedBefore)
        progress.timeLeft = pace.timeLeft(after: progress.elapsed)
        await report(progress)
    }
}
