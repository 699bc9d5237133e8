public import Metrics

extension PriceBoard {
    /// The network that Assay's own series belong to.
    public static let network = "assay"

    /// The index of the moment as samples: `price.index{side}` of the basket, `price.index{side, gpu}` of each of its
    /// models.
    ///
    /// ``PriceIndex`` computes the same from the prices, so that nothing needs to store them. Who wants them in the
    /// file for other programs, or to keep an index by the rules of its day, records them once a slot as the poll of a
    /// source of the network ``network``, of statistics, with ``origin`` for its origin:
    ///
    /// ```swift
    /// let samples = board.indexSamples(basket: rules.basket, slot: slot)
    /// try history.record(
    ///     Poll(network: PriceBoard.network, source: "price-index", slot: slot, time: .now(), outcome: .ok,
    ///          origin: board.origin, samples: samples))
    /// ```
    public func indexSamples(basket: [PriceRules.Weight], slot: Timestamp) -> [Sample] {
        var samples: [Sample] = []
        func add(_ prices: [Side: SidePrice], _ gpu: String?) {
            for side in Side.allCases {
                guard let price = prices[side] else { continue }
                var labels = [Labels.Label(name: "side", value: side.rawValue)]
                if let gpu { labels.append(.init(name: "gpu", value: gpu)) }
                let series = Series(network: Self.network, metric: "price.index", labels: Labels(labels))
                samples.append(Sample(series, at: slot, price.value))
            }
        }
        if let overall { add(overall.sides, nil) }
        for part in basket {
            if let row = self[part.gpu] { add(row.sides, part.gpu) }
        }
        return samples
    }

    /// The least genuine origin among the prices that count: an index of generated prices is generated.
    public var origin: Origin {
        let origins = rows.flatMap(\.offers).compactMap { offer -> Origin? in
            guard let offer, offer.standing == .counted else { return nil }
            return offer.origin.ofSamples
        }
        return Origin.leastGenuine(of: origins) ?? .measured
    }
}
