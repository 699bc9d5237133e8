internal import Analysis
internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Statistics

/// Which prices of a GPU model are drawn over time, the most telling first: what is cheapest on a decentralized network,
/// the median of those, the cheapest cloud that counts, then the others by their price, last what cannot be had.
struct PriceLines {
    private let drawn: [Line]
    /// Measured prices that there is no room for, by their names.
    let leftOut: [String]
    /// Everything that is read for the lines.
    let series: [Series]
    /// Whom that is asked of.
    let sources: [SourceID]

    private enum Line {
        case offer(Offered)
        /// Of these.
        case median([Offered])
    }

    fileprivate struct Offered {
        let column: PriceBoard.Column
        let price: Double
        let isCounted: Bool
        let isObtainable: Bool
        let series: Series
        let source: SourceID
    }

    init(_ row: PriceBoard.Row, _ board: PriceBoard, atMost count: Int) {
        let offers = row.offers(on: board).compactMap { Offered($0.column, $0.offer) }.sorted {
            $0.price < $1.price
        }
        let counted = offers.filter { $0.column.side == .decentralized && $0.isCounted }
        let cheapest = row.cheapestDecentralized(on: board)?.column
        let ours = offers.first { $0.column == cheapest }
        let cloud = offers.first { $0.column.side == .cloud && $0.isCounted }
        let first = [ours, cloud].compactMap(\.self)
        let others = offers.filter { offer in !first.contains { $0.series == offer.series } }
        let ordered = first + others.filter(\.isObtainable) + others.filter { !$0.isObtainable }
        var lines = ordered.map { Line.offer($0) }
        // Of two there is nothing between them to see.
        if counted.count > 2 { lines.insert(.median(counted), at: min(1, lines.count)) }
        drawn = Array(lines.prefix(count))
        leftOut = lines.dropFirst(count).compactMap {
            if case .offer(let offer) = $0 { offer.column.name } else { nil }
        }
        var known: Set<Series> = []
        let needed = drawn.flatMap { line in
            switch line {
            case .offer(let offer): [offer]
            case .median(let offers): offers
            }
        }
        .filter { known.insert($0.series).inserted }
        (series, sources) = (needed.map(\.series), needed.map(\.source))
    }

    /// The lines, of what was read of ``series``.
    func traces(_ columns: [[Column?]]) -> [ChartModel.Trace] {
        let read = Dictionary(zip(series, columns), uniquingKeysWith: { first, _ in first })
        return drawn.map { line in
            switch line {
            case .offer(let offer):
                ChartModel.Trace(
                    name: offer.column.name, columns: read[offer.series] ?? [], series: offer.series)
            case .median(let offers):
                ChartModel.Trace(
                    name: "decentralized median",
                    columns: Self.median(offers.compactMap { read[$0.series] }))
            }
        }
    }

    /// Column by column, of those that have a price there.
    private static func median(_ columns: [[Column?]]) -> [Column?] {
        (0..<(columns.map(\.count).max() ?? 0)).map { place in
            let prices = columns.compactMap { $0.indices.contains(place) ? $0[place] : nil }
            guard let median = Distribution(prices.map(\.average))?.median,
                let latest = prices.map(\.times.upperBound).max()
            else { return nil }
            return Column(
                min: median, max: median, average: median, count: prices.filter { !$0.isHeld }.count,
                last: median, times: latest...latest)
        }
    }
}

extension PriceLines.Offered {
    fileprivate init?(_ column: PriceBoard.Column, _ offer: Offer) {
        guard case .series(let series, let source, _) = offer.origin, let id = SourceID(source) else {
            return nil
        }
        self.init(
            column: column, price: offer.price, isCounted: offer.standing == .counted,
            isObtainable: offer.isObtainable, series: series,
            source: id)
    }
}

extension PriceBoard.Row {
    /// What is offered, and by whom, in the order of the board.
    func offers(on board: PriceBoard) -> [(column: PriceBoard.Column, offer: Offer)] {
        zip(board.columns, offers).compactMap { column, offer in offer.map { (column, $0) } }
    }

    /// The cheapest offer by a decentralized network: of those that can be had, or else of all.
    func cheapestDecentralized(on board: PriceBoard) -> (column: PriceBoard.Column, offer: Offer)? {
        let offers = offers(on: board).filter { $0.column.side == .decentralized }
        let obtainable = offers.filter(\.offer.isObtainable)
        return (obtainable.isEmpty ? offers : obtainable).min { $0.offer.price < $1.offer.price }
    }
}
