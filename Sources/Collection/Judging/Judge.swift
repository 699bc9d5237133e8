internal import Catalog
internal import History
internal import Metrics
internal import Storage

/// Decides before a poll is recorded which of its samples count: those that are believed, and not another source's.
struct Judge {
    let history: History
    let catalog: Catalog

    /// How far somebody else's clock may be ahead.
    static let lead = Duration.seconds(600)

    /// Moves samples that are not believed into quarantine, drops those that are another source's, and says so.
    ///
    /// Two quarantined polls in a row that agree with this one are released.
    ///
    /// - Throws: what kept the database from telling what was before.
    func judge(_ poll: inout Poll, of source: Source) throws(StorageError) {
        var past = Past(history: history)
        refuseFuture(&poll)
        try dropStandIns(&poll, of: source)
        try compare(&poll, of: source, &past)
        var good: [Sample] = []
        var doubts: [String] = []
        for sample in poll.samples {
            guard let doubt = try doubt(sample, of: source, slot: poll.slot, &past) else {
                good.append(sample)
                continue
            }
            if try isConfirmed(sample) {
                good.append(sample)
            } else {
                doubts.append("\(name(sample.series, of: source)): \(doubt); in quarantine")
                poll.quarantined.append(sample)
            }
        }
        poll.samples = good
        poll.notes = doubts + poll.notes
    }

    /// Refuses samples of a time that has not come: each would be the newest of its series until then.
    private func refuseFuture(_ poll: inout Poll) {
        let latest = poll.time + Self.lead
        let past = poll.samples.filter { $0.time <= latest }
        guard past.count < poll.samples.count else { return }
        let count = poll.samples.count - past.count
        poll.samples = past
        guard !past.isEmpty || !poll.facts.isEmpty else {
            return poll.outcome = .failed(reason: "no row has a time in 'at' that has come")
        }
        poll.notes.append("\(count == 1 ? "1 row" : "\(count) rows") with a time in 'at' that has not come")
    }

    private func doubt(
        _ sample: Sample, of source: Source, slot: Timestamp, _ past: inout Past
    ) throws(StorageError) -> String? {
        let metric = sample.series.metric
        let plausibility = Plausibility(
            bounds: catalog.vocabulary[metric]?.bounds,
            // The one before a value of the past is not the newest one.
            jumpLimit: sample.time == slot ? source.jumpLimit(of: metric) : nil)
        guard plausibility.jumpLimit != nil || plausibility.doubt(sample.value, after: nil) != nil else {
            return nil
        }
        return plausibility.doubt(sample.value, after: try past.latest(sample.series)?.good?.value)
    }

    /// Whether the two samples before are in quarantine and agree; they are then released.
    private func isConfirmed(_ sample: Sample) throws(StorageError) -> Bool {
        let before = try history.quarantined(of: sample.series, limit: 2).filter { $0.time < sample.time }
        guard before.count == 2, let oldest = before.last,
            before.allSatisfy({ Plausibility.agree($0.value, sample.value) }),
            try history.samples(sample.series, over: TimeRange(oldest.time, sample.time)).isEmpty
        else { return false }
        try history.release(sample.series, over: TimeRange(oldest.time, sample.time))
        return true
    }

    /// A fallback's figures count only while the source that owns them fails.
    private func dropStandIns(_ poll: inout Poll, of source: Source) throws(StorageError) {
        guard !source.fallbacks.isEmpty else { return }
        let records = try history.sources()
        for (metric, id) in source.fallbacks.sorted(by: { $0.key < $1.key }) {
            let record = records.first { $0.network == id.network && $0.source == id.source }
            // One that was never asked is about to be.
            if let record, let owner = catalog[id.network]?[source: id.source],
                SourceHealth(record, of: owner, now: poll.time) != .ok
            {
                if poll.samples.contains(where: { $0.series.metric == metric }) {
                    poll.notes.append("\(metric): stands in for \(id.network)/\(id.source)")
                }
            } else {
                poll.samples.removeAll { $0.series.metric == metric }
            }
        }
    }

    /// Figures of a cross-check are compared with the stored ones, and not kept.
    private func compare(_ poll: inout Poll, of source: Source, _ past: inout Past) throws(StorageError) {
        guard !source.crossChecks.isEmpty else { return }
        for sample in poll.samples where source.crossChecks.contains(sample.series.metric) {
            guard let latest = try past.latest(sample.series), let good = latest.good,
                poll.time - latest.polledAt <= max(source.every * 3, .seconds(3_600)),
                !Plausibility.agree(sample.value, good.value)
            else { continue }
            poll.notes.append(
                "\(name(sample.series, of: source)): \(sample.value) here, \(good.value) of "
                    + "\(latest.sourceNetwork)/\(latest.source): over a tenth apart")
        }
        poll.samples.removeAll { source.crossChecks.contains($0.series.metric) }
    }

    /// Without the network where it is the source's own.
    private func name(_ series: Series, of source: Source) -> String {
        let labels = series.labels.isEmpty ? "" : "{\(series.labels)}"
        return (series.network == source.network ? "" : "\(series.network) ") + series.metric + labels
    }
}

/// The newest samples of series, asked for once a network and metric.
private struct Past {
    let history: History
    private var known: [String: [Series: Latest]] = [:]

    init(history: History) { self.history = history }

    mutating func latest(_ series: Series) throws(StorageError) -> Latest? {
        let key = "\(series.network) \(series.metric)"
        if known[key] == nil {
            let all = try history.latest(network: series.network, metric: series.metric)
            known[key] = Dictionary(all.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
        }
        return known[key]?[series]
    }
}
