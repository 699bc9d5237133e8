public import Catalog
public import History
public import Metrics
public import Storage

/// Computes figures from history when they are asked for.
///
/// ```swift
/// let derivation = Derivation(catalog, rules: rules, history: history)
/// for figure in try derivation.figures(of: "akash", at: .now()) { print(figure.metric.rawValue, figure.result) }
/// ```
///
/// The same history gives the same figure of a moment for ever: nothing that was measured after it counts.
public struct Derivation: Sendable {
    let catalog: Catalog
    let rules: PriceRules?
    let history: History

    /// Computes by the rules of prices that may be compared; without them no price figure is given.
    public init(_ catalog: Catalog, rules: PriceRules?, history: History) {
        self.catalog = catalog
        self.rules = rules
        self.history = history
    }

    /// Every figure of a network at a moment.
    ///
    /// One a metric, in the order of ``DerivedMetric``, and for prices one more a GPU model; none for a network that the
    /// catalog does not have.
    public func figures(of network: String, at: Timestamp) throws(StorageError) -> [DerivedFigure] {
        guard let reader = try reader(of: network, at: at) else { return [] }
        let prices = try prices(at)
        var figures: [DerivedFigure] = []
        for metric in DerivedMetric.allCases {
            figures.append(try figure(metric, reader, prices))
            guard let prices, metric == .priceDiscount || metric == .priceVariability else { continue }
            for gpu in prices.models(of: network) { figures.append(try figure(metric, reader, prices, gpu)) }
        }
        return figures
    }

    /// One figure of a network at a moment; nil for a network that the catalog does not have.
    ///
    /// With `gpu` it is that of the price of one model alone.
    public func figure(
        _ metric: DerivedMetric, of network: String, gpu: String? = nil, at: Timestamp
    ) throws(StorageError) -> DerivedFigure? {
        guard let reader = try reader(of: network, at: at) else { return nil }
        let needsPrices = metric == .priceDiscount || metric == .priceVariability
        return try figure(metric, reader, needsPrices ? prices(at) : nil, gpu)
    }

    private func reader(of network: String, at: Timestamp) throws(StorageError) -> NetworkReader? {
        guard let network = catalog[network] else { return nil }
        return try NetworkReader(network, vocabulary: catalog.vocabulary, history: history, at: at)
    }

    private func prices(_ at: Timestamp) throws(StorageError) -> PriceFigures? {
        guard let rules else { return nil }
        return PriceFigures(
            rules: rules, board: try PriceBoard(catalog, rules: rules, history: history, at: at))
    }

    private func figure(
        _ metric: DerivedMetric, _ reader: NetworkReader, _ prices: PriceFigures?, _ gpu: String? = nil
    ) throws(StorageError) -> DerivedFigure {
        do throws(Obstacle) {
            let quantity = try quantity(metric, reader, prices, gpu)
            guard quantity.value.isFinite else { throw Obstacle.absence(.tooLarge) }
            return DerivedFigure(
                network: reader.network.id, metric: metric, gpu: gpu, result: .success(quantity.value),
                formula: quantity.formula, window: TimeRange(metric.window, until: reader.at),
                inputs: quantity.inputs, count: quantity.count, coverage: quantity.coverage,
                days: quantity.days)
        } catch {
            switch error {
            case .storage(let error): throw error
            case .absence(let absence):
                return DerivedFigure(
                    network: reader.network.id, metric: metric, gpu: gpu, result: .failure(absence),
                    formula: metric.formula, window: TimeRange(metric.window, until: reader.at), inputs: [],
                    count: 0, coverage: nil, days: [])
            }
        }
    }

    private func quantity(
        _ metric: DerivedMetric, _ reader: NetworkReader, _ prices: PriceFigures?, _ gpu: String?
    ) throws(Obstacle) -> Quantity {
        switch metric {
        case .nodesOnline, .gpuTotal, .modelsServed, .validators: try reader.required(metric.rawValue)
        case .nodesTrend: try reader.nodesTrend()
        case .nodesChurn: try reader.churn()
        case .utilization: try reader.utilization()
        case .storageUtilization: try reader.storageUtilization()
        case .regions: try reader.regions()
        case .builders: try reader.builders()
        case .downloads: try reader.downloads()
        case .priceDiscount, .priceVariability:
            try prices.orAbsent("PriceIndex.yaml cannot be used").quantity(metric, reader, gpu)
        case .latencyMedian: try reader.latency(\.p50)
        case .latencyTail: try reader.latency(\.p95)
        case .latencyDispersion: try reader.latencyDispersion()
        case .latencyRelative: try reader.latency(relativeTo: reference(reader))
        case .availability: try reader.availability()
        case .feesTrend: try reader.feesTrend()
        case .fees: try reader.fees()
        case .emissions: try reader.emissions()
        case .issuanceCoverage: try reader.issuanceCoverage()
        case .dilution: try reader.dilution()
        case .revenueMultiple: try reader.revenueMultiple()
        case .turnover: try reader.turnover()
        case .nakamoto, .herfindahl, .topShare, .stakeNakamoto: try reader.concentration(metric)
        case .jobSuccess: try reader.jobSuccess()
        case .penalties:
            throw .absence(.notMeasurable("no source of any network tells of slashes or exclusions"))
        case .finality:
            throw .absence(
                .notMeasurable("no source of any network tells how many confirmations settle a payment"))
        }
    }

    private func reference(_ reader: NetworkReader) throws(Obstacle) -> NetworkReader {
        guard let id = rules?.latencyReference, let network = catalog[id] else {
            throw .absence(.notMeasurable("PriceIndex.yaml names no reference for latencies"))
        }
        return try reader.reading { () throws(StorageError) in
            try NetworkReader(
                network, vocabulary: catalog.vocabulary, history: history, at: reader.at)
        }
    }
}

extension Optional {
    fileprivate func orAbsent(_ reason: String) throws(Obstacle) -> Wrapped {
        guard let self else { throw .absence(.notMeasurable(reason)) }
        return self
    }
}
