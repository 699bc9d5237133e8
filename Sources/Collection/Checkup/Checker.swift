public import Catalog
public import History
internal import Metrics
public import Transport

/// Asks every source once and says whether its definition still fits; stores nothing.
public struct Checker: Sendable {
    private let catalog: Catalog
    private let networks: [Network]
    private let inquiry: Inquiry
    private let history: History?
    private let recordings: Recordings
    private let clock: any WallClock

    /// Makes a checker of the networks with these ids, or of all.
    ///
    /// `history` is where the values before are found, to tell jumps by.
    public init(
        _ catalog: Catalog, networks: Set<String>? = nil, engine: TransferEngine, history: History?,
        recordings: Recordings, environment: [String: String] = [:], clock: any WallClock = SystemClock()
    ) {
        self.catalog = catalog
        self.networks = catalog.networks.filter { networks?.contains($0.id) ?? true }
        self.history = history
        self.recordings = recordings
        self.clock = clock
        inquiry = Inquiry(engine, clock: clock, environment: environment)
    }

    /// Asks all sources, several hosts at once.
    ///
    /// - Parameter report: Called with each verdict as it is found.
    public func run(report: @escaping @Sendable (SourceVerdict) async -> Void) async {
        await withDiscardingTaskGroup { group in
            for network in networks {
                for source in network.sources + network.histories {
                    group.addTask {
                        let verdict = await self.judge(source, of: network)
                        if !Task.isCancelled { await report(verdict) }
                    }
                }
            }
        }
    }

    private func judge(_ source: Source, of network: Network) async -> SourceVerdict {
        let week = TimeRange(.seconds(7 * 86_400), until: clock.now())
        let answer = await inquiry.ask(source, spacing: network.spacing, blanks: Blanks.values(week))
        let checkup = Checkup(
            source: source, catalog: catalog, recorded: recordings.parts(of: source), past: past(of: source),
            now: answer.time)
        return checkup.judge(answer)
    }

    private func past(of source: Source) -> [Series: Double] {
        guard source.jumpLimit != nil || !source.jumpLimits.isEmpty, let all = try? history?.latest() else {
            return [:]
        }
        let good = all.compactMap { latest in latest.good.map { (latest.series, $0.value) } }
        return Dictionary(good, uniquingKeysWith: { first, _ in first })
    }
}
