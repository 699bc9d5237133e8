public import Catalog
public import Collection
internal import FoundationEssentials
public import History
internal import Metrics
public import Storage
internal import Threads

/// Assay without a network: recorded answers on the way of real ones, and a generated past around them.
///
/// Nothing of it is measured, and everything says so: samples are recorded or generated, the database is one of its
/// own. It is made at the first start and kept; a later start adds what has passed since.
public struct Demo: Sendable {
    private let catalog: Catalog
    private let recordings: Recordings
    public let history: History
    public let file: DatabaseFile

    /// How much of the work of a new database the recordings are.
    private static let askingShare = 0.2

    /// How much of the past is made up.
    static let days = 90

    /// Opens the demo's database, or makes it.
    ///
    /// - Parameters:
    ///   - catalog: The networks that come with Assay.
    ///   - recordings: Their answers.
    ///   - path: Of the database.
    ///   - isFresh: Whether a demo's database that is there is removed first.
    /// - Throws: what keeps the database from being used, and ``DemoError/notADemo(_:)``.
    public init(
        _ catalog: Catalog, recordings: Recordings, database path: String, isFresh: Bool = false
    ) throws {
        try DemoPlace.prepare(path, isFresh: isFresh)
        self.catalog = catalog
        self.recordings = recordings
        file = try DatabaseFile(path: path, mode: .readWrite)
        history = try History(file)
    }

    /// Asks the recordings once in a new database, and makes up the past that is not there.
    ///
    /// - Parameter progress: Told again and again how much of a new database is made, from 0 to 1.
    /// - Returns: what asks the recordings on the usual schedule.
    /// - Throws: what keeps the database from being used.
    public func start(
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws(StorageError) -> Collector {
        let collector = Collector(
            catalog, fetcher: RecordedFetcher(catalog, recordings: recordings), history: history,
            origin: .recorded, environment: keys, spacing: .zero)
        let now = Timestamp.now()
        let isNew = try history.extent == nil
        if isNew {
            progress(0)
            let (asked, count) = (Locked(0), Double(max(1, collector.sources.count)))
            // A recording keeps nobody waiting; only a machine that has much else to do needs more than a moment.
            _ = await collector.once(within: .seconds(600)) { _ in
                let done = asked.withLock { number in
                    number += 1
                    return number
                }
                progress(Self.askingShare * Double(done) / count)
            }
        }
        try fill(isNew ? Self.days : nil, until: now) { fraction in
            if isNew { progress(Self.askingShare + (1 - Self.askingShare) * fraction) }
        }
        return collector
    }

    /// Something in the place of every key: the recordings do not ask whose it is.
    private var keys: [String: String] {
        let names = catalog.networks.flatMap(\.sources).compactMap(\.key)
        return Dictionary(names.map { ($0, "demo") }, uniquingKeysWith: { first, _ in first })
    }

    /// Makes up so many days; without a number what lies between the last start and now.
    private func fill(
        _ days: Int?, until now: Timestamp, progress: (Double) -> Void
    ) throws(StorageError) {
        try fillPolls(days, until: now)
        let generator = GeneratedHistory(vocabulary: catalog.vocabulary)
        var batches: [SourceID: [Sample]] = [:]
        for latest in try history.latest() {
            guard let value = latest.good?.value else { continue }
            let start = days.map { now - .seconds(86_400) * $0 } ?? latest.time
            let id = SourceID(network: latest.sourceNetwork, source: latest.source)
            batches[id, default: []] += generator.samples(
                of: latest.series, endingWith: value, over: TimeRange(start, now), isJoined: days == nil)
        }
        for (index, (id, samples)) in batches.enumerated() where !samples.isEmpty {
            progress(Double(index) / Double(batches.count))
            try history.backfill(
                Backfill(
                    network: id.network, source: id.source, time: now, origin: .generated, samples: samples))
        }
    }

    /// Makes up polls of the sources that ask a network itself.
    private func fillPolls(_ days: Int?, until now: Timestamp) throws(StorageError) {
        let polls = try history.sources().flatMap { record -> [Poll] in
            guard record.last.probes == .service, let good = record.lastGood else { return [] }
            let start = days.map { now - .seconds(86_400) * $0 } ?? max(good.time, record.last.time)
            return GeneratedPolls.polls(
                network: record.network, source: record.source, over: TimeRange(start, now))
        }
        try history.backfill(polls: polls)
    }
}
