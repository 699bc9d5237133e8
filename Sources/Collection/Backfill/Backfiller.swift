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
    /// Where histories wait that are not to be asked for.
    let gate: PauseGate

    /// How often one request is made that is told to wait.
    static let patience = 5

    /// Fills the past from `start` on; ends when all is done, or when the task is cancelled.
    ///
    /// What an earlier back-fill has done is not asked for again. `only` narrows it to steps of some sources.
    ///
    /// - Returns: The sources of which something failed.
    @discardableResult func run(
        from start: Timestamp, only: @Sendable (Source) -> Bool = { _ in true },
        report: @escaping @Sendable (BackfillProgress) async -> Void
    ) async -> Set<SourceID> {
        let begin = clock.now()
        let all = BackfillStep.all(catalog, networks: networks, from: start, now: begin).filter {
            only($0.source)
        }
        let open = open(all, now: begin)
        let board = ProgressBoard(
            BackfillProgress(total: all.count, skipped: all.count - open.count), clock: clock, gate: gate,
            report: report)
        for step in open { await board.add(step, spacing: spacing(of: step)) }
        await board.show()
        let hosts = Dictionary(grouping: open, by: \.host)
        await withDiscardingTaskGroup { group in
            for steps in hosts.values {
                group.addTask { await fill(steps, board) }
            }
        }
        return await board.failed
    }

    /// Lets histories rest whose host is to be spared: of which a source of their network is paused that asks the same
    /// one, or all of them where none does.
    func setPaused(_ isPaused: (SourceID) -> Bool) {
        var resting: Set<SourceID> = []
        for network in catalog.networks {
            for history in network.histories {
                let neighbours = network.sources.filter { !$0.hosts.isDisjoint(with: history.hosts) }
                let isResting =
                    neighbours.contains { isPaused(SourceID($0)) }
                    || (network.sources + [history]).allSatisfy { isPaused(SourceID($0)) }
                if isResting { resting.insert(SourceID(history)) }
            }
        }
        gate.setClosed(resting)
    }

    /// Whether nothing that is left may be asked for at present.
    func isResting(_ progress: BackfillProgress) -> Bool {
        !progress.left.isEmpty && progress.left.allSatisfy(gate.isClosed)
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
        /// Those that told something of a later time.
        var told: Set<String> = []
        /// Those that had nothing to tell of a later time.
        var silent: Set<String> = []
        var left = steps
        while !left.isEmpty {
            // What is paused keeps nothing else from its host.
            await gate.pass(Set(left.map { SourceID($0.source) }))
            if Task.isCancelled { return }
            let step = left.remove(at: left.firstIndex { !gate.isClosed(SourceID($0.source)) } ?? 0)
            let series = "\(step.source.id) \(step.entry ?? 0)"
            guard !exhausted.contains(series) else {
                await board.skip(step)
                continue
            }
            guard let result = await fill(step) else { return }
            if !result.isEmpty {
                if result.report.outcome.isGood { told.insert(series) }
            } else if step.source.history?.step != nil,
                told.contains(series) || !silent.insert(series).inserted
            {
                // Nothing of today alone says little: the day may not be over at the source.
                exhausted.insert(series)
            }
            await board.note(result.report, step)
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
    private var pace = BackfillPace()
    /// What each host is asked about.
    private var hosts: [String: Set<SourceID>] = [:]
    /// How many requests of each are left.
    private var left: [SourceID: Int] = [:]
    /// Of which a request failed.
    private(set) var failed: Set<SourceID> = []
    private let start: Timestamp
    private let clock: any WallClock
    private let gate: PauseGate
    /// How long each host was spared before it began.
    private var pausedBefore: [String: Duration] = [:]
    private let report: @Sendable (BackfillProgress) async -> Void

    init(
        _ progress: BackfillProgress, clock: any WallClock, gate: PauseGate,
        report: @escaping @Sendable (BackfillProgress) async -> Void
    ) {
        self.progress = progress
        self.clock = clock
        self.gate = gate
        self.report = report
        start = clock.now()
    }

    /// Counts a request that is to be made.
    func add(_ step: BackfillStep, spacing: Duration) {
        pace.add(step.host, spacing: spacing)
        let source = SourceID(step.source)
        hosts[step.host, default: []].insert(source)
        left[source, default: 0] += 1
    }

    func show() async {
        for (host, sources) in hosts { pausedBefore[host] = gate.closedTime(of: sources) }
        progress.left = Set(left.keys)
        await report(progress)
    }

    func skip(_ step: BackfillStep) async {
        pace.finish(step.host, isMade: false)
        progress.skipped += 1
        progress.needless += 1
        progress.last = nil
        await tell(after: step)
    }

    func note(_ result: BackfillReport, _ step: BackfillStep) async {
        pace.finish(step.host)
        progress.made += 1
        progress.stored += result.stored
        if result.isFailed {
            progress.failed += 1
            failed.insert(result.id)
        }
        progress.last = result
        await tell(after: step)
    }

    private func tell(after step: BackfillStep) async {
        let source = SourceID(step.source)
        left[source, default: 1] -= 1
        if left[source] == 0 { progress.left.remove(source) }
        // A pause says nothing about the pace.
        let passed = clock.now() - start
        let elapsed = hosts.mapValues { passed - gate.closedTime(of: $0) }
            .merging(pausedBefore) { $0 + $1 }
        progress.elapsed = elapsed.values.max() ?? passed
        progress.timeLeft = pace.timeLeft(after: elapsed)
        await report(progress)
    }
}

extension Source {
    /// Whom it asks.
    fileprivate var hosts: Set<String> {
        Set((requests + list.flatMap(\.requests)).map(\.host))
    }
}
