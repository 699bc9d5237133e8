public import Catalog
public import Collection
public import History
public import Metrics
public import Storage

/// The newest figures and the state of every source, for people and for programs.
public struct Status: Sendable {
    let now: Timestamp
    let networks: [Network]
    let vocabulary: Vocabulary
    let latest: [Latest]
    /// When the newest sample of each source is of.
    private let newest: [SourceID: Timestamp]
    let records: [SourceID: SourceRecord]
    let silence: Silence?

    /// Reads the status of some networks by their ids, or of all; `silence` is what is wrong with the process that
    /// collects, if it is.
    public init(
        _ catalog: Catalog, networks: Set<String>? = nil, history: History, silence: Silence? = nil,
        now: Timestamp
    ) throws(StorageError) {
        self.now = now
        self.silence = silence
        self.networks = catalog.networks.filter { networks?.contains($0.id) ?? true }
        vocabulary = catalog.vocabulary
        let all = try history.latest()
        newest = Dictionary(all.map { ($0.id, $0.time) }, uniquingKeysWith: max)
        latest = all.filter { networks?.contains($0.series.network) ?? true }
            .sorted { $0.series < $1.series }
        records = Dictionary(
            try history.sources().map { (SourceID(network: $0.network, source: $0.source), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether nothing was recorded between two readings of the status, nor missed.
    public func tellsTheSame(as other: Status) -> Bool {
        latest == other.latest && records == other.records && (silence == nil) == (other.silence == nil)
    }

    /// Whether a series was in the newest answer of its source; one that is gone keeps its last value for ever.
    func isCurrent(_ latest: Latest) -> Bool { newest[latest.id] == latest.time }

    /// Whether there is no figure at all.
    public var isEmpty: Bool { latest.isEmpty }

    /// What `assay status --json` prints; times in UTC, latency in milliseconds.
    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("as_of", .string(now.description)), .init("series", .array(latest.map(json))),
            .init("sources", .array(networks.flatMap(\.sources).map(json))),
        ]
        if let silence { members.append(.init("trouble", .string(silence.description))) }
        return .object(members)
    }

    /// The figures alone, as a table; beside one in quarantine stands the newest good one.
    public var table: Table {
        Table(
            columns: [
                "network", "metric", "labels", "value", "unit", "at", "age_seconds", "source", "quality",
                "good_value", "origin",
            ],
            rows: latest.map { latest in
                [
                    .string(latest.series.network), .string(latest.series.metric),
                    .string(latest.series.labels.description), .number(latest.value),
                    JSONValue(vocabulary[latest.series.metric]?.unit.rawValue),
                    .string(latest.polledAt.description),
                    .integer((now - latest.polledAt).components.seconds),
                    .string(latest.source), .string(latest.quality.rawValue),
                    latest.good.map { .number($0.value) } ?? .null, .string(latest.origin.rawValue),
                ]
            })
    }

    private func json(_ latest: Latest) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("network", .string(latest.series.network)), .init("metric", .string(latest.series.metric)),
            .init(
                "labels",
                .object(latest.series.labels.all.map { .init($0.name, .string($0.value)) })),
            .init("value", .number(latest.value)),
            .init("unit", JSONValue(vocabulary[latest.series.metric]?.unit.rawValue)),
            .init("at", .string(latest.polledAt.description)),
            .init("age_seconds", .integer((now - latest.polledAt).components.seconds)),
            .init("source", .string(latest.source)),
        ]
        if latest.origin != .measured { members.append(.init("origin", .string(latest.origin.rawValue))) }
        if latest.quality != .good {
            members.append(.init("quality", .string(latest.quality.rawValue)))
            members.append(.init("good_value", latest.good.map { .number($0.value) } ?? .null))
            members.append(.init("good_at", JSONValue(latest.good?.time.description)))
        }
        return .object(members)
    }

    private func json(_ source: Source) -> JSONValue {
        let record = records[SourceID(network: source.network, source: source.id)]
        let last = record?.last
        var members: [JSONValue.Member] = [
            .init("network", .string(source.network)), .init("source", .string(source.id)),
            .init("state", .string(SourceHealth(record, of: source, now: now).rawValue)),
            .init("at", JSONValue(last?.time.description)),
            .init("status", last?.status.map { .integer(Int64($0)) } ?? .null),
            .init("latency_ms", last?.phases.map(json) ?? .null),
            .init(
                "samples",
                last.map { .integer(Int64($0.receipt.stored + $0.receipt.repeated)) } ?? .null),
            .init("error", JSONValue(last.flatMap(Self.error))),
        ]
        if let origin = last?.origin, origin != .measured {
            members.append(.init("origin", .string(origin.rawValue)))
        }
        return .object(members)
    }

    private func json(_ phases: Phases) -> JSONValue {
        func milliseconds(_ value: Double) -> JSONValue { .number((value * 1_000).rounded() / 1_000) }
        return [
            "dns": milliseconds(phases.dns), "connect": milliseconds(phases.connect),
            "tls": milliseconds(phases.tls), "first_byte": milliseconds(phases.firstByte),
            "total": milliseconds(phases.total),
        ]
    }

    static func error(_ record: PollRecord) -> String? {
        if case .needsKey(let name) = record.outcome { return "needs-key: set \(name)" }
        return record.outcome.reason
    }
}

extension Latest {
    fileprivate var id: SourceID { SourceID(network: sourceNetwork, source: source) }
}
