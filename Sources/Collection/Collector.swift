public import Catalog
public import History
public import Metrics
internal import Threads
public import Transport

/// Asks every source of a catalog on its schedule and keeps what they answer.
///
/// Nothing happens until ``run(report:)`` or ``once(within:report:)`` is called, and nothing goes on after the task that
/// called it is cancelled.
public final class Collector: Sendable {
    private let stations: [Station]
    private let clock: any WallClock
    private let backfiller: Backfiller

    /// Makes a collector of the networks with these ids, or of all.
    ///
    /// `environment` is where the keys of sources come from; they are sent, and kept nowhere. `spacing` takes the place of
    /// the networks' own, where nobody has to be spared.
    public init(
        _ catalog: Catalog, networks: Set<String>? = nil, fetcher: any Fetcher, history: History,
        origin: Origin = .measured, environment: [String: String] = [:], spacing: Duration? = nil,
        clock: any WallClock = SystemClock()
    ) {
        let inquiry = Inquiry(fetcher, clock: clock, environment: environment)
        let workbench = Workbench(history: history, catalog: catalog, origin: origin)
        self.clock = clock
        backfiller = Backfiller(
            catalog: catalog, networks: networks, spacing: spacing, inquiry: inquiry, workbench: workbench,
            history: history, clock: clock, gate: PauseGate(clock: clock))
        stations = catalog.networks
            .filter { networks?.contains($0.id) ?? true }
            .flatMap { network in
                network.sources.map {
                    Station(
                        $0, spacing: spacing ?? network.spacing, inquiry: inquiry, workbench: workbench,
                        clock: clock)
                }
            }
    }

    /// The sources that it asks, in the catalog's order.
    public var sources: [SourceID] { stations.map { SourceID($0.source) } }

    /// Whether it asks a source, and that is not paused.
    public func asks(_ source: SourceID) -> Bool { station(of: source).map { !$0.state.isPaused } ?? false }

    /// Asks each source whenever it is due; returns when the task is cancelled.
    ///
    /// - Parameters:
    ///   - report: Called after each poll's transaction was committed.
    ///   - progress: Called as the past is filled in beside it: at first a year of it, then what is new. Without it
    ///     nothing is filled in.
    public func run(
        report: @escaping @Sendable (PollReport) async -> Void,
        progress: (@Sendable (BackfillProgress) async -> Void)? = nil
    ) async {
        let isOutage = Locked(false)
        let watch = { @Sendable [stations] (poll: PollReport) in
            await report(poll)
            // The first answer after an outage brings everybody back, whose pauses have become long.
            if poll.isOutage {
                isOutage.withLock { $0 = true }
            } else if poll.outcome.isGood, isOutage.withLock({ exchange(&$0, with: false) }) {
                for station in stations { await station.outageIsOver() }
            }
        }
        await withDiscardingTaskGroup { group in
            for station in stations { group.addTask { await station.run(report: watch) } }
            if let progress { group.addTask { await self.keepFilling(progress) } }
        }
    }

    /// Fills in the past that sources tell of, as far as an earlier back-fill has not; returns when that is done, or
    /// when the task is cancelled, after which it can be taken up again.
    ///
    /// Asks one source of a host at a time, keeps its network's spacing, and waits when it is told to. Nothing that
    /// was measured is overwritten.
    ///
    /// - Parameters:
    ///   - days: How far back, as far as a source can be asked for so much and not more.
    ///   - progress: Called at the beginning and after each request's transaction was committed.
    public func backfill(
        days: Int = 365, progress: @escaping @Sendable (BackfillProgress) async -> Void
    ) async {
        await backfiller.run(from: clock.now() - .seconds(86_400) * days, report: progress)
    }

    /// At once all of the past; from then on every hour what is new, of sources that are asked again.
    ///
    /// Where something failed, the source is asked an hour later, then after twice as long each time, at least once a day.
    private func keepFilling(_ progress: @escaping @Sendable (BackfillProgress) async -> Void) async {
        func fill(only isWanted: @escaping @Sendable (Source) -> Bool) async -> Set<SourceID> {
            let start = clock.now() - .seconds(86_400) * 365
            return await backfiller.run(from: start, only: isWanted, report: progress)
        }
        var failed = await fill { _ in true }
        var (hours, wait) = (0, 1)
        while !Task.isCancelled {
            await clock.sleep(until: clock.now() + .seconds(3_600))
            if Task.isCancelled { return }
            hours += 1
            let isAgain = hours >= wait
            let failedNow = await fill { [failed] source in
                failed.contains(SourceID(source)) ? isAgain : source.every > .zero
            }
            if isAgain {
                // Another that fails is not made to wait for what this one has come to.
                wait = failed.isDisjoint(with: failedNow) ? 1 : min(wait * 2, 24)
                (hours, failed) = (0, [])
            }
            failed.formUnion(failedNow)
        }
    }

    /// Asks each source once, without trying again; returns when all have answered or `limit` is over.
    ///
    /// Those that reckon with figures of other sources come when these have answered.
    ///
    /// - Returns: The sources that `limit` left no time for.
    public func once(
        within limit: Duration = .seconds(60), report: @escaping @Sendable (PollReport) async -> Void
    ) async -> [SourceID] {
        let end = clock.now() + limit
        var missing = Set(sources)
        var waves = [stations.filter(\.source.uses.isEmpty), stations.filter { !$0.source.uses.isEmpty }][...]
        await withTaskGroup(of: SourceID?.self) { group in
            var asked = 0
            func askNext() {
                while asked == 0, let wave = waves.popFirst() {
                    asked = wave.count
                    for station in wave {
                        group.addTask {
                            guard let result = await station.poll() else { return nil }
                            await report(result)
                            return result.id
                        }
                    }
                }
            }
            askNext()
            group.addTask { [clock] in
                while !Task.isCancelled, clock.now() < end { await clock.sleep(until: end) }
                return nil
            }
            while !missing.isEmpty, let done = await group.next(), let id = done {
                missing.remove(id)
                asked -= 1
                askNext()
            }
            group.cancelAll()
            // Those that were being stored when the time was over.
            for await case let id? in group { missing.remove(id) }
        }
        return missing.sorted()
    }

    /// Asks the sources of a network, or all, now rather than when due, but for those that were just asked.
    public func hurry(network: String? = nil) async {
        for station in stations where network == nil || network == station.source.network {
            await station.hurry()
        }
    }

    /// Asks one source now rather than when due, unless it was just asked.
    public func hurry(_ source: SourceID) async { await station(of: source)?.hurry() }

    private func station(of id: SourceID) -> Station? { stations.first { SourceID($0.source) == id } }

    /// Stops asking some sources, and goes on with all others; their hosts are not asked for the past either.
    public func setPaused(_ isPaused: @Sendable (SourceID) -> Bool) async {
        backfiller.setPaused(isPaused)
        for station in stations { await station.setPaused(isPaused(SourceID(station.source))) }
    }

    /// Whether nothing of what is left of a back-fill is asked for at present.
    public func isResting(_ progress: BackfillProgress) -> Bool { backfiller.isResting(progress) }

    /// Where it stands with every source.
    public var states: [SourceState] { stations.map(\.state) }
}
