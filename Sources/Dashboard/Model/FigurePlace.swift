internal import Catalog
internal import History
internal import Metrics
internal import Storage

/// A metric of a network, for whoever looks for it by its name.
struct FigurePlace: Sendable {
    let network: String
    let networkName: String
    /// Both its names: `GPUs rented (gpu.rented)`.
    let name: String
    /// Its row on the screen of the network.
    let row: String
}

extension Library {
    /// The metrics of every network, in the order of its screen, those without labels before their parts.
    func figurePlaces() throws(StorageError) -> [FigurePlace] {
        let latest = Dictionary(grouping: try history.latest(), by: \.series.network)
        return catalog.networks.flatMap { network in
            var known: Set<String> = []
            return NetworkDetail(network, latest: latest[network.id] ?? [], catalog: catalog).rows
                .filter { known.insert($0.latest.series.metric).inserted }
                .map { row in
                    let id = row.latest.series.metric
                    return FigurePlace(
                        network: network.id, networkName: network.name,
                        name: row.metric.map { "\($0.title) (\(id))" } ?? id, row: row.id)
                }
        }
    }
}
