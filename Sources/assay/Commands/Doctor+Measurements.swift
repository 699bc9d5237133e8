internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Storage

extension Doctor {
    /// What is right and wrong with the clock, which all that is measured is dated by, and with the sources.
    func measurements(_ workspace: Workspace) -> [Finding] {
        let now = Timestamp.now()
        guard let file = try? workspace.database(.readOnly), let history = try? History(file),
            let sources = try? history.sources()
        else { return [.good("clock", "\(now)")] }
        let catalog = workspace.catalog()
        return [clock(now, sources), collection(workspace, catalog, history, now)]
            + health(of: sources, catalog, now)
    }

    /// Who collects, and whether anything comes of it.
    private func collection(
        _ workspace: Workspace, _ catalog: Catalog, _ history: History, _ now: Timestamp
    ) -> Finding {
        if let silence = (try? workspace.silence(catalog, history, now: now)) ?? nil {
            return .bad("collection", "\(silence): look at what it says; end it and begin anew if it hangs")
        }
        guard let holder = CollectionLease.holder(for: workspace.databasePath) else {
            return .note("collection", "no process collects into this database")
        }
        let name = holder.process.map { "process \($0)" } ?? "a process"
        return .good("collection", "\(name) collects, since \(holder.since)")
    }

    private func clock(_ now: Timestamp, _ sources: [SourceRecord]) -> Finding {
        guard let newest = sources.map(\.last.time).max() else { return .good("clock", "\(now)") }
        guard newest <= now + .seconds(60) else {
            return .bad(
                "clock",
                "it says \(now), but the newest poll was sent at \(newest): one of the two was wrong; set the clock by NTP"
            )
        }
        return .good("clock", "\(now), \((now - newest).age) after the newest poll")
    }

    private func health(
        of records: [SourceRecord], _ catalog: Catalog, _ now: Timestamp
    ) -> [Finding] {
        let known = Dictionary(
            records.map { (SourceID(network: $0.network, source: $0.source), $0) },
            uniquingKeysWith: { first, _ in first })
        let all = catalog.networks.flatMap { network in
            network.sources.map { source in
                let record = known[SourceID(network: network.id, source: source.id)]
                return (
                    name: "\(network.id)/\(source.id)", record: record,
                    health: SourceHealth(record, of: source, now: now)
                )
            }
        }
        let counts = SourceHealth.allCases.compactMap { health in
            let count = all.count { $0.health == health }
            return count == 0 ? nil : "\(count) \(health.words)"
        }
        let failing = all.filter { $0.health == .failed }
        let words = counts.joined(separator: ", ")
        return [failing.isEmpty ? .good("sources", words) : .note("sources", words)]
            + failing.map { source in
                let reason = source.record?.last.outcome.explanation ?? "no valid answer"
                let good = source.record?.lastGood.map { ", good \((now - $0.time).age) ago" } ?? ""
                return .note("source", "\(source.name): \(reason)\(good)")
            }
    }
}

extension SourceHealth {
    fileprivate var words: String {
        switch self {
        case .ok: "up to date"
        case .stale: "old: nobody has asked lately"
        case .failed: "failing"
        case .never: "never asked with success"
        }
    }
}
