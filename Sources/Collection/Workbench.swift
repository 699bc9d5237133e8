public import Catalog
internal import Crypto
public import Extraction
internal import History
internal import Metrics
internal import Storage
internal import Threads

/// Turns answers into samples and commits them, one poll at a time, on a thread of its own.
///
/// Reading a large answer and waiting for the disk take long; here they hold up no thread of the shared pool, on
/// which the dashboard works.
actor Workbench {
    private nonisolated let thread = LoopThread(waiter: SemaphoreWaiter())
    let history: History
    let catalog: Catalog
    private let origin: Origin
    private var extractors: [SourceID: Extractor] = [:]

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    init(history: History, catalog: Catalog, origin: Origin) {
        self.history = history
        self.catalog = catalog
        self.origin = origin
        thread.start {}
    }

    deinit { thread.stop() }

    /// Reads an answer and commits the poll in one transaction.
    ///
    /// - Throws: what kept the database from taking it; nothing of the poll is then stored.
    func store(_ answer: Answer, of source: Source, slot: Timestamp) throws(StorageError) -> PollReport {
        var poll = Poll(
            network: source.network, source: source.id, slot: slot, time: answer.time, outcome: .ok,
            status: answer.status, phases: answer.phases, bytes: answer.bytes, origin: origin,
            probes: source.probes)
        try read(answer, of: source, into: &poll)
        try Judge(history: history, catalog: catalog).judge(&poll, of: source)
        let receipt = try history.record(poll)
        return PollReport(
            id: SourceID(source), outcome: poll.outcome, stored: receipt.stored, repeated: receipt.repeated,
            notes: poll.notes, time: answer.time, duration: answer.measuredDuration)
    }

    /// How long the queries on an answer may take: a second, and more where there is much to read.
    private static func limit(for bytes: Int) -> Duration {
        .seconds(1) + .milliseconds(Int64(bytes >> 13))
    }

    /// SHA-256 of all bytes of the answers, one after the other.
    private static func hash(of parts: AnswerParts) -> String {
        var hash = SHA256()
        for body in parts.bodies { hash.update(data: body) }
        return hash.finalize().map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// Puts into a poll what an answer holds, or why it holds nothing.
    ///
    /// - Returns: whether it is a valid answer in which there is nothing to find.
    /// - Throws: what kept the database from telling a figure that the source's SQL needs.
    @discardableResult
    func read(_ answer: Answer, of source: Source, into poll: inout Poll) throws(StorageError) -> Bool {
        defer { poll.conceal(answer.secret) }
        switch answer.result {
        case .failure(let unusable):
            poll.outcome = unusable.outcome
            return false
        case .success(let parts):
            poll.hash = Self.hash(of: parts)
            return read(parts, of: source, try parameters(of: source, at: poll.time), into: &poll)
        }
    }

    private func read(
        _ parts: AnswerParts, of source: Source, _ parameters: [String: Double], into poll: inout Poll
    ) -> Bool {
        do throws(ExtractionError) {
            let extracted = try extractor(for: source)
                .extract(parts, now: poll.time, parameters: parameters, within: Self.limit(for: poll.bytes))
            poll.notes = extracted.refusals.map {
                $0.count == 1 ? $0.reason : "\($0.reason) (\($0.count) times)"
            }
            guard !extracted.isNoData else {
                let condition = source.noDataWhen ?? "its own condition"
                poll.outcome = .noData(reason: "the answer holds no data (\(condition))")
                return true
            }
            let slot = poll.slot
            poll.samples = extracted.rows.map { row in
                let network = row.network ?? source.network
                return Sample(
                    Series(network: network, metric: row.metric, labels: row.labels), at: row.time ?? slot,
                    row.value)
            }
            poll.facts = extracted.facts.map { fact in
                Fact(
                    network: fact.network ?? source.network, name: fact.name, labels: fact.labels,
                    text: fact.text)
            }
            return false
        } catch .empty([]) where parts.sharedError != nil {
            poll.outcome = .failed(reason: parts.sharedError ?? "")
            return false
        } catch .empty([]) where parameters.count < source.uses.count {
            // The source has answered; what it lacks is somebody else's.
            let lacking = source.uses.filter { parameters[$0.name] == nil }.map { use in
                "\(use.series.network) \(use.series.metric) of the last \(use.maxAge.age)"
            }
            poll.outcome = .unmeasured(reason: "waits for \(lacking.joined(separator: ", "))")
            return false
        } catch {
            poll.outcome = .failed(reason: "\(error)")
            return error == .empty([])
        }
    }

    private func extractor(for source: Source) throws(ExtractionError) -> Extractor {
        let id = SourceID(source)
        if let known = extractors[id] { return known }
        let extractor = try Extractor(Program(source), vocabulary: catalog.vocabulary, gpus: catalog.gpus)
        extractors[id] = extractor
        return extractor
    }

    /// The newest good figures that the source's SQL asks for, as far as they are young enough.
    private func parameters(of source: Source, at time: Timestamp) throws(StorageError) -> [String: Double] {
        var parameters: [String: Double] = [:]
        for use in source.uses {
            let latest = try history.latest(network: use.series.network, metric: use.series.metric)
                .first { $0.series == use.series }
            guard let latest, let good = latest.good else { continue }
            let seen = latest.quality == .good ? latest.polledAt : good.time
            if time - seen <= use.maxAge { parameters[use.name] = good.value }
        }
        return parameters
    }
}

extension Program {
    /// How a source's answers become samples.
    public init(_ source: Source) {
        self.init(
            form: source.form, isBatch: source.isBatch, noDataWhen: source.noDataWhen,
            values: source.values.map { Value(metric: $0.metric, path: $0.path) }, samples: source.samples,
            attributes: source.attributes, parameters: source.uses.map(\.name))
    }
}

extension AnswerParts {
    /// What went wrong first where every entry of a list was answered with an error.
    var sharedError: String? {
        guard case .list(let entries) = self, entries.allSatisfy({ $0.error != nil }) else { return nil }
        return entries.first?.error.map { "all \(entries.count) answered with errors: \($0)" }
    }
}
