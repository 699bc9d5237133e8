internal import Collection
internal import History
internal import Metrics
internal import Storage

/// Notices that another process collects, but stores nothing.
struct SilenceWatch {
    /// When was last looked.
    private var looked: Timestamp?
    /// Until when there was a reason to store nothing; all sources are due from then on.
    private var excused: Timestamp?

    /// Longer between two looks, and this machine slept: what collects could do nothing either.
    private static let sleep = Duration.seconds(30)

    /// Looks at what there is to see, every second; `memory` is where whoever collects remembers what is paused.
    mutating func silence(
        of holder: CollectionLease.Holder?, _ rows: [SourceRow], history: History, memory: String?,
        now: Timestamp
    ) -> Silence? {
        if let looked, now - looked > Self.sleep { excused = now }
        looked = now
        guard let holder else { return nil }
        let began = max(holder.since, excused ?? holder.since)
        func silence(newest: Timestamp?, _ isPaused: (SourceID) -> Bool) -> Silence? {
            Silence(
                of: holder.process, collectingSince: began, newest: newest,
                sources: rows.filter { !isPaused($0.sourceID) }.map { ($0.source, $0.record) }, now: now)
        }
        let newest = rows.compactMap { $0.record?.last.time }.max()
        // Mostly enough is seen without reading anything.
        guard silence(newest: newest, { _ in false }) != nil else { return nil }
        let pauses = memory.flatMap { Pauses(rememberedIn: $0) } ?? Pauses()
        // What is filled in, and what is no longer in the catalog, was stored too.
        let records = (try? history.sources()) ?? []
        let silence = silence(newest: records.map(\.last.time).max(), pauses.contains)
        if silence == nil { excused = now }
        return silence
    }
}
