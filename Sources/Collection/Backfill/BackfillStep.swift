internal import Catalog
internal import History
internal import Metrics

/// One request of a back-fill: a history, an entry of its list, a part of the past.
struct BackfillStep: Sendable {
    let source: Source
    let spacing: Duration
    /// Which entry of the source's list; nil without a list.
    let entry: Int?
    /// What is asked for; the past as a whole where the request does not say.
    var range: TimeRange
    /// How far back the past is known once it is done.
    var since: Timestamp
    /// The name under which its outcome is kept, which tells the steps of one source apart.
    let name: String

    /// All steps that fill the past from `start` until `now`, newest first.
    static func all(_ catalog: Catalog, networks: Set<String>?, from start: Timestamp, now: Timestamp)
        -> [BackfillStep]
    {
        catalog.networks.filter { networks?.contains($0.id) ?? true }.flatMap { network in
            network.histories.flatMap { source in
                let entries: [Int?] = source.list.isEmpty ? [nil] : source.list.indices.map { $0 }
                return entries.flatMap { entry in
                    steps(source, entry: entry, spacing: network.spacing, from: start, now: now)
                }
            }
        }
    }

    private static func steps(
        _ source: Source, entry: Int?, spacing: Duration, from start: Timestamp, now: Timestamp
    ) -> [BackfillStep] {
        let label = entry.map { source.label(ofEntry: $0) }
        let name = source.id + (label.map { "[\($0)]" } ?? "")
        let start = max(start, source.history?.most.map { now - $0 } ?? start)
        guard let step = source.history?.step?.components.seconds, step > 0 else {
            return [
                BackfillStep(
                    source: source, spacing: spacing, entry: entry, range: TimeRange(start, now),
                    since: start, name: name)
            ]
        }
        // Parts that do not move with the time of asking, so that one that is done stays done.
        var end = (now.seconds / step + 1) * step
        var steps: [BackfillStep] = []
        while end > start.seconds {
            let part = TimeRange(Timestamp(seconds: end - step), min(Timestamp(seconds: end), now))
            steps.append(
                BackfillStep(
                    source: source, spacing: spacing, entry: entry, range: part, since: part.start,
                    name: "\(name)@\(step < 86_400 ? "\(part.start)" : part.start.day)"))
            end -= step
        }
        return steps
    }

    /// How long what was fetched is fresh.
    var freshness: Duration { source.every > .zero ? source.every : .seconds(20 * 3_600) }

    /// What is left to do after what an earlier back-fill did; nil when that is nothing.
    func rest(after record: SourceRecord?, now: Timestamp) -> BackfillStep? {
        guard let done = record?.lastGood else { return self }
        if source.history?.step != nil {
            return done.time > range.end || now - done.time < freshness ? nil : self
        }
        guard asksForRange else { return now - done.time < freshness ? nil : self }
        // It was asked for less of the past, maybe.
        guard done.slot <= range.start else { return self }
        guard now - done.time >= freshness else { return nil }
        var rest = self
        rest.range = TimeRange(done.time - .seconds(86_400), now)
        rest.since = done.slot
        return rest
    }

    private var asksForRange: Bool {
        requests.contains { $0 != $0.filled(Blanks.values(range)) }
    }

    /// Whom it asks.
    var host: String { requests.first?.host ?? "" }

    /// What is asked in this step.
    var requests: [Call] { entry.map { source.list[$0].requests } ?? source.requests }

    /// The source with nothing but this step's entry.
    var part: Source { entry.map { source.narrowed(toEntry: $0) } ?? source }
}

extension Source {
    /// What tells an entry of its list from the others: its first field, or all of them where others share that.
    fileprivate func label(ofEntry index: Int) -> String {
        let fields = list[index].fields
        let isOwn = list.filter { $0.fields.first == fields.first }.count == 1
        return fields.prefix(isOwn ? 1 : fields.count).map { $0.json.filter { $0 != "\"" } }
            .joined(separator: ",")
    }
}
