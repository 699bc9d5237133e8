internal import Catalog
internal import Metrics

/// The offers of one moment, column by column.
struct PriceSheet {
    let rules: PriceRules
    let at: Timestamp
    private(set) var columns: [(column: PriceBoard.Column, offers: [String: Offer])] = []

    init(rules: PriceRules, at: Timestamp) {
        self.rules = rules
        self.at = at
    }

    /// Adds a network; `free` holds the counts of free units by model, the first young one counts.
    mutating func add(
        _ network: Network, _ side: Side, _ prices: [String: Readings.Reading],
        free: [[String: Readings.Reading]]
    ) {
        let isFreeByPrice = rules.pricesOfFreeUnits.contains(network.id)
        let offers = prices.filter { $0.value.value > 0 }.map { gpu, price in
            let count = free.lazy.compactMap { $0[gpu] }.first { at - $0.time <= rules.maxAge }?.value
            let series = Series(network: network.id, metric: rules.metric, labels: ["gpu": gpu])
            let offer = Offer(
                price: price.value, free: count, time: price.time,
                origin: .series(series, source: price.source, origin: price.origin),
                standing: standing(at - price.time, free: count, isFreeByPrice, side))
            return (gpu, offer)
        }
        append(
            PriceBoard.Column(id: network.id, name: network.name, side: side),
            Dictionary(uniqueKeysWithValues: offers))
    }

    private func standing(
        _ age: Duration, free: Double?, _ isFreeByPrice: Bool, _ side: Side
    ) -> Offer.Standing {
        if age > rules.maxAge { return .old }
        if side == .cloud { return .beside }
        if let free { return free >= 1 ? .counted : .noFreeUnit }
        return isFreeByPrice ? .counted : .freeUnknown
    }

    /// Adds a cloud: its live prices, and what is written down where there is none.
    mutating func add(_ cloud: Cloud, _ readings: Readings) {
        let standing: Offer.Standing = rules.counted.contains(cloud.id) ? .counted : .beside
        var offers: [String: Offer] = [:]
        for price in cloud.prices where price.term == rules.term {
            // A list of tomorrow was not known today.
            if let seen = price.seen, seen > at { continue }
            offers[price.gpu] = Offer(
                price: price.price, free: nil, time: price.seen,
                origin: .list("\(cloud.file): \(price.source)", isDated: rules.isDated(price.seen, at: at)),
                standing: standing)
        }
        for (gpu, series, reading) in readings.live(of: cloud) where at - reading.time <= cloud.patience {
            offers[gpu] = Offer(
                price: reading.value, free: nil, time: reading.time,
                origin: .series(series, source: reading.source, origin: reading.origin), standing: standing)
        }
        append(PriceBoard.Column(id: cloud.id, name: cloud.name, side: .cloud), offers)
    }

    private mutating func append(_ column: PriceBoard.Column, _ offers: [String: Offer]) {
        if !offers.isEmpty { columns.append((column, offers)) }
    }
}

extension Cloud {
    fileprivate var patience: Duration { live?.maxAge ?? .zero }
}

extension Readings {
    /// The live prices of a cloud on demand.
    fileprivate func live(of cloud: Cloud) -> [(gpu: String, series: Series, reading: Reading)] {
        guard let live = cloud.live else { return [] }
        return models(network: live.network, metric: live.metric).compactMap { gpu in
            let series = live.series(of: gpu)
            guard let reading = self[series], reading.value > 0 else { return nil }
            return (gpu, series, reading)
        }
    }
}
