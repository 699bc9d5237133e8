public import Catalog
public import History
public import Metrics
public import Storage

extension PriceBoard {
    /// The prices as they stood at a moment.
    ///
    /// Reads one query a metric, whatever the number of networks; a moment in the past costs two small ones a series.
    ///
    /// - Throws: ``StorageError``.
    public init(
        _ catalog: Catalog, rules: PriceRules, history: History, at: Timestamp
    ) throws(StorageError) {
        self.init(
            catalog, rules: rules, try Readings(of: rules.metrics, in: history, at: at), at: at)
    }

    init(_ catalog: Catalog, rules: PriceRules, _ readings: Readings, at: Timestamp) {
        var sheet = PriceSheet(rules: rules, at: at)
        let prices = readings.byModel(rules.metric)
        let free = rules.freeMetrics.map { readings.byModel($0) }
        for network in catalog.networks {
            guard let own = prices[network.id], let side = rules.side(of: network) else { continue }
            sheet.add(network, side, own, free: free.compactMap { $0[network.id] })
        }
        for cloud in rules.clouds { sheet.add(cloud, readings) }
        self.init(sheet, rules: rules, gpus: catalog.gpus)
    }
}

extension PriceRules {
    /// Every metric that a board is made of.
    var metrics: Set<String> { Set([metric] + freeMetrics + clouds.compactMap(\.live?.metric)) }

    /// The side that a network's prices are on; nil for a reference, whose prices are another's.
    ///
    /// A company's own machines stand beside the clouds.
    func side(of network: Network) -> Side? {
        guard network.layer != .reference else { return nil }
        return Side.allCases.first { controls[$0] == network.control } ?? .cloud
    }
}
