internal import Catalog
internal import Extraction
internal import History
internal import Metrics
internal import Storage

/// Compares what a source answers now with what its definition expects and what was recorded of it.
struct Checkup {
    let source: Source
    let catalog: Catalog
    /// Its recorded answer; nil when there is none.
    let recorded: AnswerParts?
    /// The newest good values of its series.
    let past: [Series: Double]
    let now: Timestamp

    /// An answer that takes longer than this share of its time-out is told.
    static let slowShare = 0.5

    func judge(_ answer: Answer) -> SourceVerdict {
        let verdict =
            switch answer.result {
            case .failure(let unusable): silent(Self.verdict(unusable, status: answer.status))
            case .success(let parts): judge(parts, duration: answer.duration)
            }
        return answer.secret.map(verdict.without) ?? verdict
    }

    private func judge(_ parts: AnswerParts, duration: Duration) -> SourceVerdict {
        let extractor: Extractor
        do throws(ExtractionError) {
            extractor = try Extractor(Program(source), vocabulary: catalog.vocabulary, gpus: catalog.gpus)
        } catch {
            return silent(Verdict(kind: .broken, detail: "\(error)"))
        }
        let before = recorded.flatMap {
            try? extractor.extract($0, now: now, parameters: ones, within: .seconds(10))
        }
        let drifts = drifts(parts, extractor)
        let blame = Blame(of: drifts, recorded, extractor, parameters: ones, now: now)
        let live: Extracted
        do throws(ExtractionError) {
            live = try extractor.extract(parts, now: now, parameters: ones, within: .seconds(10))
        } catch .empty(let refusals) {
            live = Extracted(refusals: refusals)
        } catch {
            return verdict(Self.verdict(error), before, Extracted(), blame)
        }
        if live.isNoData {
            return silent(Verdict(kind: .noData, detail: source.noDataWhen ?? ""), drifts: drifts)
        }
        let milliseconds = "\(duration.inMilliseconds) ms"
        let isSlow = duration > source.timeout * Self.slowShare
        return verdict(
            Verdict(kind: .fits, detail: milliseconds + (isSlow ? ", slow" : "")), before, live, blame)
    }

    /// Figures of other series, which a check has not: any number shows whether the fields are there.
    private var ones: [String: Double] {
        Dictionary(uniqueKeysWithValues: source.uses.map { ($0.name, 1) })
    }

    private func drifts(_ parts: AnswerParts, _ extractor: Extractor) -> [Drift] {
        guard let recorded, let old = try? extractor.shape(of: recorded),
            let new = try? extractor.shape(of: parts)
        else { return [] }
        return Drift.all(from: old, to: new, in: Program(source).fieldNames)
    }

    private func verdict(
        _ whole: Verdict, _ before: Extracted?, _ live: Extracted, _ blame: Blame
    ) -> SourceVerdict {
        let expected = Set(source.values.map(\.metric) + (before?.rows.map(\.metric) ?? []))
        let metrics = expected.union(live.rows.map(\.metric)).sorted().map { metric in
            (metric: metric, verdict: verdict(on: metric, live, blame, whole))
        }
        let strangers = Set(live.rows.compactMap { $0.labels["gpu"] }.filter { !catalog.gpus.knows($0) })
            .sorted()
        let notes =
            live.refusals.map(\.reason)
            + (strangers.isEmpty ? [] : ["GPUs.yaml does not know: \(strangers.joined(separator: ", "))"])
        return SourceVerdict(
            id: SourceID(source), verdict: whole, metrics: metrics, drifts: blame.drifts, notes: notes)
    }

    private func verdict(
        on metric: String, _ live: Extracted, _ blame: Blame, _ whole: Verdict
    ) -> Verdict {
        let rows = live.rows.filter { $0.metric == metric }
        guard let first = rows.first else { return lack(of: metric, live, blame, whole) }
        if let bounds = catalog.vocabulary[metric]?.bounds,
            let odd = rows.first(where: { !bounds.contains($0.value) })
        {
            return Verdict(
                kind: .outOfRange,
                detail: "\(odd.value) is not from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        let plausibility = Plausibility(jumpLimit: source.jumpLimit(of: metric))
        for row in rows where row.time == nil {
            let series = Series(network: row.network ?? source.network, metric: metric, labels: row.labels)
            if let doubt = plausibility.doubt(row.value, after: past[series]) {
                return Verdict(kind: .jump, detail: doubt)
            }
        }
        let values = rows.map(\.value)
        let least = Number.short(values.min() ?? first.value)
        let most = Number.short(values.max() ?? first.value)
        let unit = catalog.vocabulary[metric]?.unit.rawValue ?? ""
        return Verdict(
            kind: .fits,
            detail: rows.count == 1
                ? "\(least) \(unit)" : "\(rows.count) values from \(least) to \(most) \(unit)")
    }

    /// Why a metric has no value: a field that it rests on, or else what the whole source did.
    private func lack(of metric: String, _ live: Extracted, _ blame: Blame, _ whole: Verdict) -> Verdict {
        let own = blame.drifts(behind: metric)
        if let drift = own.first {
            let kind: Verdict.Kind = if case .missing = drift.change { .missing } else { .wrongType }
            let more = own.count > 1 ? ", and \(own.count - 1) more" : ""
            return Verdict(kind: kind, detail: drift.path + more)
        }
        if whole.kind != .fits { return whole }
        if let refusal = live.refusals.first(where: { $0.reason.hasPrefix(metric + ": ") }) {
            let reason = String(refusal.reason.dropFirst(metric.count + 2))
            return Verdict(kind: reason.hasPrefix("nothing at") ? .missing : .wrongType, detail: reason)
        }
        return Verdict(kind: .absent, detail: "no value")
    }

    private func silent(_ verdict: Verdict, drifts: [Drift] = []) -> SourceVerdict {
        SourceVerdict(id: SourceID(source), verdict: verdict, metrics: [], drifts: drifts, notes: [])
    }

    private static func verdict(_ unusable: Unusable, status: Int?) -> Verdict {
        let reason = unusable.outcome.reason ?? ""
        if case .needsKey = unusable.outcome { return Verdict(kind: .needsKey, detail: reason) }
        if unusable.isSlow { return Verdict(kind: .slow, detail: reason) }
        return Verdict(kind: status == nil ? .unreachable : .refused, detail: reason)
    }

    private static func verdict(_ error: ExtractionError) -> Verdict {
        switch error {
        case .response: Verdict(kind: .notJSON, detail: "\(error)")
        case .rpc: Verdict(kind: .refused, detail: "\(error)")
        case .query, .refused: Verdict(kind: .broken, detail: "\(error)")
        // A function that could not read a field.
        default: Verdict(kind: .wrongType, detail: "\(error)")
        }
    }
}

extension SourceVerdict {
    /// The verdict without the key that an answer may have repeated.
    fileprivate func without(_ secret: Secret) -> SourceVerdict {
        func conceal(_ verdict: Verdict) -> Verdict {
            Verdict(kind: verdict.kind, detail: secret.concealed(verdict.detail))
        }
        return SourceVerdict(
            id: id, verdict: conceal(verdict), metrics: metrics.map { ($0.metric, conceal($0.verdict)) },
            drifts: drifts.map { drift in
                guard case .missing(let beside) = drift.change else {
                    return Drift(path: secret.concealed(drift.path), change: drift.change)
                }
                return Drift(
                    path: secret.concealed(drift.path),
                    change: .missing(beside: beside.map(secret.concealed)))
            }, notes: notes.map(secret.concealed))
    }
}
