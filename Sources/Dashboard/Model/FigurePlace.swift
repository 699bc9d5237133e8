internal import Catalog
internal import Evaluation
internal import History
internal import Metrics
internal import Storage

/// A metric of a network, for whoever looks for it by its name.
struct FigurePlace: Sendable {
    let network: String
    let networkName: String
    /// Both its names: `GPUs rented (gpu.rented)`; of one GPU model `GPU price, median of H100 (gpu.price.median{gpu=h100})`.
    let name: String
    /// Its row on the screen of the network.
    let row: String
}

/// What the palette finds by its name and a screen need not have read.
struct Places: Sendable {
    var figures: [FigurePlace] = []
    var projects: [Project] = []
}

extension Library {
    /// All of it, as it is stored now.
    func places() throws -> Places {
        Places(figures: try figurePlaces(), projects: try assessments.projects())
    }

    /// The metrics of every network, in the order of its screen, those without labels before their parts.
    ///
    /// Of the parts the prices of GPU models stand for themselves, and of others one.
    func figurePlaces() throws(StorageError) -> [FigurePlace] {
        let latest = Dictionary(grouping: try history.latest(), by: \.series.network)
        return catalog.networks.flatMap { network in
            var known: Set<String> = []
            return NetworkDetail(network, latest: latest[network.id] ?? [], catalog: catalog).rows
                .compactMap { row -> FigurePlace? in
                    let (id, labels) = (row.latest.series.metric, row.latest.series.labels)
                    let gpu = id == "gpu.price.median" && labels.all.count == 1 ? labels["gpu"] : nil
                    guard known.insert(id).inserted || gpu != nil else { return nil }
                    let key = gpu == nil ? id : "\(id){\(labels)}"
                    let model = gpu.map { " of \(catalog.gpus.title(of: $0))" } ?? ""
                    return FigurePlace(
                        network: network.id, networkName: network.name,
                        name: row.metric.map { "\($0.title)\(model) (\(key))" } ?? key, row: row.id)
                }
        }
    }
}
