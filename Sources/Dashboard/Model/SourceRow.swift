internal import Catalog
internal import Collection
internal import History

/// How one source fares.
struct SourceRow: Sendable, Identifiable {
    let source: Source
    /// As a person calls its network.
    let networkName: String
    /// nil when it was never asked.
    let record: SourceRecord?
    let health: SourceHealth
    /// Where the collection of this process stands with it; nil when another one collects.
    let state: SourceState?
    /// Why what it was asked for last could not be stored; nil where it was, or where nobody asked.
    var storageTrouble: String?

    /// `akash/gpu-prices`.
    var id: String { sourceID.description }

    var sourceID: SourceID { SourceID(network: source.network, source: source.id) }
}
