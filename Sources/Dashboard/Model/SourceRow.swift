internal import Catalog
internal import Collection
internal import History

/// How one source fares.
///
/// A class, for its size: every frame looks through all of them, and a copy of each would cost more than the look.
final class SourceRow: Sendable, Identifiable {
    let source: Source
    /// As a person calls its network.
    let networkName: String
    /// nil when it was never asked.
    let record: SourceRecord?
    let health: SourceHealth
    /// Where the collection of this process stands with it; nil when another one collects.
    let state: SourceState?
    /// Why what it was asked for last could not be stored; nil where it was, or where nobody asked.
    let storageTrouble: String?

    init(
        source: Source, networkName: String, record: SourceRecord?, health: SourceHealth, state: SourceState?,
        storageTrouble: String? = nil
    ) {
        self.source = source
        self.networkName = networkName
        self.record = record
        self.health = health
        self.state = state
        self.storageTrouble = storageTrouble
    }

    /// `akash/gpu-prices`.
    var id: String { sourceID.description }

    var sourceID: SourceID { SourceID(network: source.network, source: source.id) }

    func with(storageTrouble: String?) -> SourceRow {
        SourceRow(
            source: source, networkName: networkName, record: record, health: health, state: state,
            storageTrouble: storageTrouble)
    }
}
